'use strict';
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // Language: both stand in the page and the choice hides one, by style alone; this keeps the title in step.
  const speak = (lang) => {
    const title = document.querySelector('title');
    root.lang = lang;
    document.title = title.dataset[lang];
  };
  for (const radio of document.querySelectorAll('input[name=lang]')) {
    radio.addEventListener('change', () => speak(radio.value));
    if (radio.checked && radio.value !== root.lang) speak(radio.value);
  }

  // A figure opens the evidence it rests on beside the text.
  const drawer = byId('drawer');
  const show = (link) => {
    const body = byId('drawer-body');
    body.replaceChildren();
    for (const id of (link.dataset.items || link.hash.slice(1)).split(' ')) {
      const copy = byId(id).cloneNode(true);
      copy.removeAttribute('id');
      copy.hidden = false;
      copy.querySelectorAll('details').forEach((fold) => { fold.open = true; });
      body.append(copy);
    }
    const what = byId('drawer-what');
    what.replaceChildren(...[...link.childNodes].map((node) => node.cloneNode(true)));
    what.hidden = link.classList.contains('ref');
    byId('drawer-more').hidden = !/\+/.test(link.dataset.ref || '');
    if (!drawer.open) drawer.showModal();
    drawer.scrollTop = 0;
  };
  if (drawer.showModal) {
    document.addEventListener('click', (event) => {
      const link = event.target.closest && event.target.closest('a.fig, a.ref');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(link);
    });
    drawer.addEventListener('click', (event) => { if (event.target === drawer) drawer.close(); });
    byId('drawer-close').addEventListener('click', () => drawer.close());
  }

  // A link into something folded unfolds it.
  const unfold = () => {
    const goal = byId(decodeURIComponent(location.hash.slice(1)));
    if (!goal) return;
    for (let node = goal; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
    goal.scrollIntoView();
  };
  window.addEventListener('hashchange', unfold);
  unfold();

  // Find evidence by number, file or word.
  const filter = byId('filter');
  if (filter) {
    filter.parentElement.hidden = false;
    filter.addEventListener('input', () => {
      const wanted = filter.value.trim().toLowerCase();
      for (const item of byId('items').children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    });
  }

  // Paper has no folds.
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener('afterprint', () => folded.forEach((fold) => { fold.open = false; }));
})();
