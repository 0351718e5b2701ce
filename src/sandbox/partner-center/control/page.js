const form = document.querySelector('#arm');
const status = form.querySelector('output');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { route, kind, times } = Object.fromEntries(new FormData(form));
  const body = JSON.stringify({ route, kind, times: Number(times) });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch('/control/faults', { method: 'POST', headers, body });
  status.textContent = response.ok ? 'Armed.' : (await response.json()).message;
  await refresh();
});

for (const button of form.querySelectorAll('[data-delete]')) {
  button.addEventListener('click', async () => {
    await fetch(button.dataset.delete, { method: 'DELETE' });
    status.textContent = 'Done.';
    await refresh();
  });
}

document.addEventListener('click', async ({ target }) => {
  const { put, status: decision } = target.dataset;
  if (!put) return;
  const headers = { 'Content-Type': 'application/json' };
  await fetch(put, { method: 'PUT', headers, body: JSON.stringify({ status: decision }) });
  await refresh();
});

async function refresh() {
  const response = await fetch('/');
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.querySelector('#live').replaceWith(fresh.querySelector('#live'));
}

setInterval(() => {
  if (!document.hidden) refresh().catch(() => {});
}, 2000);
