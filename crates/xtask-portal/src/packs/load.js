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

// A pack begins with what it holds: see packs.rs.
async function opened(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const view = new DataView(bytes);
  let at = 0;
  const number = () => view.getUint32((at += 4) - 4, true);
  const needs = Array.from({ length: number() }, number);
  const held = Array.from({ length: number() }, () => [number(), number()]);
  return { needs, held: new Map(held.map(([module, length]) => [module, bytes.slice(at, (at += length))])) };
}

function started(key, bytes) {
  return once(modules, key, () => WebAssembly.instantiate(bytes, getSharedImports()));
}

function route(name) {
  const open = (pack) => once(packs, pack, () => opened(pack));
  return async (callback, data) => {
    let loaded = false;
    try {
      // Both packs travel together; the route's own module, numbered 0, starts last.
      const [common, mine] = await Promise.all([open('common.bin'), open(name)]);
      const shared = [...mine.held].filter(([module]) => module !== 0);
      const needed = [...mine.needs.map((module) => [module, common.held.get(module)]), ...shared];
      await Promise.all(needed.map(([module, bytes]) => started(module, bytes)));
      if (mine.held.has(0)) await started(name, mine.held.get(0));
      loaded = true;
    } catch (cause) {
      console.error(cause);
    }
    getSharedImports().__wasm_split.__indirect_function_table.get(callback)(data, loaded);
  };
}

