// What saves a hand or a reload; every page works without it.
(() => {
  'use strict';
  const find = (what, where = document) => where.querySelector(what);
  const dialog = find('#keys'), on = find('#keys-on');
  const keysOn = () => localStorage.getItem('keys') !== 'off';
  if (on) {
    on.checked = keysOn();
    on.addEventListener('change', () => localStorage.setItem('keys', on.checked ? 'on' : 'off'));
  }

  const step = (way) => {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (!rows.length) return;
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[here < 0 ? (way > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, here + way))];
    const target = find('a, button', next);
    if (target) target.focus();
  };
  const acts = {
    '/': () => { const box = find('input[type=search]'); if (box) { box.focus(); box.select(); } return box; },
    '?': () => { if (dialog && !dialog.open) dialog.showModal(); return true; },
    j: () => { step(1); return true; },
    k: () => { step(-1); return true; },
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, dialog')) return;
    if (event.key in acts && keysOn() && acts[event.key]()) event.preventDefault();
  });

  // A deadline is understood while it is written: the server reads it, the page shows what it read.
  for (const field of document.querySelectorAll('[data-understand]')) {
    const shown = document.getElementById(field.getAttribute('data-shown'));
    let waiting;
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const answer = await fetch(field.getAttribute('data-understand') + '?text=' + encodeURIComponent(field.value));
        if (answer.ok) shown.textContent = await answer.text();
      }, 250);
    });
  }

  // A form that was sent is not sent twice.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.hasAttribute('data-sent')) { event.preventDefault(); return; }
    form.setAttribute('data-sent', '');
    setTimeout(() => form.removeAttribute('data-sent'), 4000);
  });
  // On a narrow screen the list comes first, its filters when asked for.
  if (matchMedia('(max-width: 50rem)').matches) for (const fold of document.querySelectorAll('.filters details')) fold.open = false;
  for (const button of document.querySelectorAll('[data-opens]')) {
    button.hidden = false;
    button.addEventListener('click', () => document.getElementById(button.getAttribute('data-opens')).showModal());
  }
})();
