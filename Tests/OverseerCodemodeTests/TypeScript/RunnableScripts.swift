/// TypeScript that runs, and prints with `show` what it does.
let runnableScripts = [
  #"""
  interface Task { id: string; title: string; blocked_by?: string[] }
  type Status = | 'open' | 'done';
  const tasks: Task[] = [{ id: 'a', title: 'A' }, { id: 'b', title: 'B', blocked_by: ['a'] }];
  const byID = new Map<string, Task>(tasks.map((t): [string, Task] => [t.id, t]));
  async function blockers(id: string, depth: number = 0): Promise<Array<{ id: string; depth: number }>> {
    const task = byID.get(id)!;
    const found: { id: string; depth: number }[] = [];
    for (const other of (task.blocked_by ?? []) as string[]) {
      found.push({ id: other, depth }, ...(await blockers(other, depth + 1)));
    }
    return found;
  }
  show(await blockers('b'), byID.get('a')!.title as Status | string);
  """#,
  #"""
  const groups = ['x', 'yy', 'z'].reduce<Record<number, string[]>>((all, word) => {
    (all[word.length] ??= []).push(word);
    return all;
  }, {});
  const pick = <T, K extends keyof T>(value: T, ...keys: K[]): Pick<T, K> =>
    Object.fromEntries(keys.map(key => [key, value[key]])) as Pick<T, K>;
  show(groups, pick({ a: 1, b: 2, c: 3 }, 'a', 'c'));
  """#,
  #"""
  const flag: boolean = true, n = 3;
  const f = flag ? (a: number): number => a + 1 : (a: number): number => a - 1;
  const g = flag ? (n) : n => n;
  const h = flag ? (n): string => `${n}` : null;
  show(f(1), g, h!(2 as any), n < 4 && 5 > (n) ? 'in' : 'out');
  """#,
  #"""
  abstract class Shape<T = unknown> {
    static count: number = 0;
    readonly name: string;
    protected tag?: T
    private secret = 'x' as const
    declare nothing: string;
    [key: string]: any;
    constructor(name: string) { this.name = name; Shape.count++; }
    abstract area(): number;
    describe(precision: number): string;
    describe(precision?: number): string {
      return `${this.name} ${this.area().toFixed(precision ?? 0)} ${this.secret}`;
    }
  }
  class Circle extends Shape<number> implements Object {
    public get radius(): number { return this.#radius }
    #radius: number;
    constructor(radius: number) { super('circle'); this.#radius = radius }
    override area(): number { return Math.PI * this.#radius ** 2 / 1 }
  }
  show(new Circle(2).describe(2), Shape.count, 'tag' in new Circle(1), 'nothing' in new Circle(1));
  """#,
  #"""
  let a = 1 as number
  ;[1, 2].forEach((x): void => { a += x })
  let log: string[] = []
  let b = (a as any)
  let c = log
  type Later = string
  [0].push(1)
  const value = { a } as { a: number }
  const text = `${value.a as number} ${`${value!.a! / 2}`} ${/[/}]/.test('}') as boolean}`
  show(a, b, c, text)
  """#,
  #"""
  let calls = 0
  const f: any = () => { calls++; return f }
  let kept = f as any
  (calls)
  let other = f
  type Between = string
  (calls)
  let list = [[7]] as any
  [0]
  show(calls, kept === f, other === f, JSON.stringify(list))
  """#,
  #"""
  function isText(value: unknown): value is string { return typeof value === 'string' }
  function must(value: unknown, why?: string): asserts value { if (!value) throw new Error(why ?? 'no') }
  function over(a: string): string
  function over(a: number): number
  function over(a: any): any { return a }
  function self(this: { n: number }, more: number) { return this.n + more }
  try { must(isText(1), 'not a text') } catch (error: unknown) { show((error as Error).message) }
  show(isText('a'), over(1), self.call({ n: 1 }, 2));
  """#,
  #"""
  const fn = (a: number): {
    b: number
  } => ({ b: a });
  const generic = async <
    T
  >(value: T): Promise<T> => value;
  const make = () => {
    return <
      T
    >(value: T) => [value];
  };
  show(fn(1), await generic('x'), make()(2));
  """#,
  #"""
  type Node1 = { value: number; next?: Node1 };
  declare const never_: never;
  const list: Node1 = { value: 1, next: { value: 2 } };
  let total = 0, at: Node1 | undefined = list;
  outer: while (at) { total += at!.value; at = at.next!; if (total > 10) break outer }
  switch (total as number) { case (3): show('three'); break; case total ? (1) : 2: show('no'); default: show('other') }
  const { value, next: { value: second } = {} as Node1 }: Node1 = list;
  show(total, value, second satisfies number | undefined, [1, 2, 3].at(-1)! / 3);
  """#,
  #"""
  async function* numbers(to: number): AsyncGenerator<number, void, unknown> {
    for (let i: number = 0; i < to; i++) yield i as number
  }
  const seen: Set<number> = new Set<number>;
  for await (const n of numbers(3) as AsyncIterable<number>) seen.add(n!)
  const results = await Promise.allSettled<number>([Promise.resolve(1), Promise.reject(new Error('x'))]);
  const failed = results.filter((r): r is PromiseRejectedResult => r.status === 'rejected')
    .map(r => (r.reason as Error).message);
  show([...seen], failed, results.length < 3 ? 'few' : 'many');
  """#,
  #"""
  const o = {
    get<T>(key: string): T { return (this as any)[key] as T },
    set: 1, async: 2, type: 3, as: 4, of: 5,
    async later<T>(x?: T): Promise<T | undefined> { return x },
    *each(): Generator<number> { yield this.set },
    ['computed' as string]: (a?: string): string => a ?? 'none',
  };
  show(o.get<number>('type'), await o.later<string>('y'), [...o.each()], (o as any).computed(), o?.get<number>?.('as'));
  """#,
]
