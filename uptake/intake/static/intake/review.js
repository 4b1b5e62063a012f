// Keys for the review: Enter accepts, E edits, S splits, M merges, U undoes, Tab goes to the next question.
// Every one of them presses a button or follows a link that stands on the page.
(() => {
  'use strict';
  const review = document.querySelector('[data-review]');
  if (!review) return;
  const find = (what, where = document) => where.querySelector(what);
  const shown = find('[data-keys]');
  if (shown) shown.hidden = false;

  // What is marked in the source is brought into its window.
  const here = find('.source .here'), source = find('.source');
  if (here && source && source.scrollHeight > source.clientHeight) {
    const frame = source.getBoundingClientRect(), place = here.getBoundingClientRect();
    const seen = Math.min(frame.bottom, innerHeight) - frame.top;
    if (place.bottom - frame.top > seen) source.scrollTop += place.top - frame.top - seen / 3;
  }

  // Within a question the arrow keys choose, so that Tab goes from question to question.
  const choices = (form) => [...form.querySelectorAll('button, a.button')];
  for (const question of document.querySelectorAll('[data-choices]')) {
    const all = choices(question);
    const start = all.find((one) => one.hasAttribute('data-accept')) || all[0];
    all.forEach((one) => { one.tabIndex = one === start ? 0 : -1; });
    question.addEventListener('keydown', (event) => {
      const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const at = all.indexOf(document.activeElement);
      if (!way || at < 0) return;
      event.preventDefault();
      const next = all[(at + way + all.length) % all.length];
      all.forEach((one) => { one.tabIndex = one === next ? 0 : -1; });
      next.focus();
    });
  }
  for (const link of document.querySelectorAll('[data-question] a.label')) link.tabIndex = -1;

  const on = () => localStorage.getItem('keys') !== 'off';
  const focused = () => document.activeElement.closest('[data-question], [data-part]') || find('.field.now') || review;
  const press = (what) => {
    const place = focused();
    const question = place.getAttribute('data-field');
    const part = place.closest('[data-part]') || (question && find(`[data-part="${question.split('.')[0]}"]`));
    const target = find(what, place) || (part && find(what, part)) || find(what, review) || find(what);
    if (target) target.click();
    return target;
  };
  const keys = { e: '[data-edit]', s: '[data-split]', m: '[data-merge]', u: '[data-undo]' };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && find('[data-away]')) { find('[data-away]').click(); return; }
    if (event.target.closest('input, textarea, select, dialog') || !on()) return;
    if (event.key === 'Enter' && document.activeElement === document.body && press('[data-accept]')) event.preventDefault();
    const what = keys[event.key.toLowerCase()];
    if (what && press(what)) event.preventDefault();
  });
})();
