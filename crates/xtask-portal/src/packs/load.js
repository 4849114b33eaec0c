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

// Modules lie in a pack one after the other: their numbers and lengths say where.
function pieces(pack, lengths) {
  const found = new Map();
  let start = 0;
  for (let i = 0; i < lengths.length; i += 2) {
    const [module, end] = [lengths[i], start + lengths[i + 1]];
    found.set(module, { module, pack, start, end });
    start = end;
  }
  return found;
}

function started({ module, pack, start, end }) {
  return once(modules, module, async () => {
    const bytes = await once(packs, pack, () => fetched(pack));
    return WebAssembly.instantiate(bytes.slice(start, end), getSharedImports());
  });
}

function route(pack, shared, lengths) {
  const rest = pieces(pack, lengths);
  // A route's own module has no number, for no other route has it.
  const own = rest.get(0);
  rest.delete(0);
  const needed = [...shared.map((module) => common.get(module)), ...rest.values()];
  return async (callback, data) => {
    let loaded = false;
    try {
      // Both packs travel together; the route's own module starts last.
      if (own) once(packs, pack, () => fetched(pack));
      await Promise.all(needed.map(started));
      if (own) await started({ ...own, module: pack });
      loaded = true;
    } catch (cause) {
      console.error(cause);
    }
    getSharedImports().__wasm_split.__indirect_function_table.get(callback)(data, loaded);
  };
}

