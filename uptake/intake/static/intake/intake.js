// Uploading by drop, and a progress that keeps itself current. Both work without this file.
(() => {
  'use strict';
  const drop = document.querySelector('[data-drop]');
  if (drop) {
    const input = drop.querySelector('input[type=file]');
    drop.querySelector('[data-drop-says]').hidden = false;
    const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle('over', on); };
    drop.addEventListener('dragover', over(true));
    drop.addEventListener('dragenter', over(true));
    drop.addEventListener('dragleave', over(false));
    drop.addEventListener('drop', (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.focus();
      }
    });
  }

  const shown = document.querySelector('[data-poll]');
  const look = async () => {
    try {
      const answer = await fetch(shown.getAttribute('data-poll'), { headers: { Accept: 'text/html' } });
      if (answer.ok && !answer.redirected) {
        const next = answer.headers.get('X-Next');
        if (next) { location.replace(next); return; }
        const html = await answer.text();
        if (html.trim() !== shown.innerHTML.trim()) shown.innerHTML = html;
        if (!html.includes('class="now"')) { location.reload(); return; }
      }
    } catch (error) { /* no connection: the next look may have one */ }
    setTimeout(look, 700);
  };
  if (shown) setTimeout(look, 400);
})();
