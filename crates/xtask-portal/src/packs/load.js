const packs = new Map();
const modules = new Map();

// A download or a start that failed is forgotten: the network may be back when somebody tries again.
function once(kept, key, begin) {
  let promise = kept.get(key);
  if (promise === undefined) {
    promise = begin();
    kept.set(key, promise);
    promise.catch(() => kept.delete(key));
  }
  return promise;
}

async function fetched(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

function started([module, pack, start, end]) {
  return once(modules, module, async () => {
    const bytes = await once(packs, pack, () => fetched(pack));
    return WebAssembly.instantiate(bytes.slice(start, end), getSharedImports());
  });
}

function route(shared, own) {
  return async (callback, data) => {
    let loaded = false;
    try {
      // Both packs travel together; the route's own module starts last.
      if (own) once(packs, own[1], () => fetched(own[1]));
      await Promise.all(shared.map(started));
      if (own) await started(own);
      loaded = true;
    } catch (cause) {
      console.error(cause);
    }
    getSharedImports().__wasm_split.__indirect_function_table.get(callback)(data, loaded);
  };
}

