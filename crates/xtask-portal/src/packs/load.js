const packs = new Map();
const modules = new Map();
// What every module begins with.
const HEADER = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

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

// A pack begins with what it holds, then comes one kind of section after the other: see packs.rs.
async function opened(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const view = new DataView(bytes.buffer);
  let at = 0;
  const number = () => view.getUint32((at += 4) - 4, true);
  const needs = Array.from({ length: number() }, number);
  const held = new Map(Array.from({ length: number() }, () => [number(), [HEADER]]));
  while (at < bytes.length) {
    for (const sections of held.values()) {
      const start = at;
      if (bytes[at++] === 0) continue;
      let size = 0;
      let shift = 0;
      do {
        size |= (bytes[at] & 127) << shift;
        shift += 7;
      } while (bytes[at++] & 128);
      sections.push(bytes.subarray(start, (at += size)));
    }
  }
  return { needs, held };
}

function whole(sections) {
  const module = new Uint8Array(sections.reduce((sum, section) => sum + section.length, 0));
  let at = 0;
  for (const section of sections) {
    module.set(section, at);
    at += section.length;
  }
  return module;
}

function started(key, sections) {
  return once(modules, key, () => WebAssembly.instantiate(whole(sections), getSharedImports()));
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
      await Promise.all(needed.map(([module, sections]) => started(module, sections)));
      if (mine.held.has(0)) await started(name, mine.held.get(0));
      loaded = true;
    } catch (cause) {
      console.error(cause);
    }
    getSharedImports().__wasm_split.__indirect_function_table.get(callback)(data, loaded);
  };
}

