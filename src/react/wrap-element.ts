import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';

/** What a component is made of: its tag, and where each prop of its own goes. Other props go to the tag as they are. */
export interface ElementPlan {
  tag: string;
  /** Loads the file that registers the tag. */
  define: () => Promise<unknown>;
  /** Prop to attribute. */
  attributes: Readonly<Record<string, string>>;
  /** Props that no attribute can hold. */
  properties: readonly string[];
  /** Prop to event. */
  events: Readonly<Record<string, string>>;
}

/** Props of any tag whose attribute says yes by being there. */
const flags = ['hidden', 'inert', 'autoFocus', 'itemScope'];

type Props = Readonly<Record<string, unknown>>;

/** On a server nothing is laid out, and older versions of React say so each time. */
const useDrawnEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A component around a tag, for React 18 and 19. On a server it draws the tag with its attributes, and nothing is loaded; in the browser the
 * first one that is shown loads the element.
 */
export function wrapElement<E extends HTMLElement, P extends object>(plan: ElementPlan): ForwardRefExoticComponent<P & RefAttributes<E>> {
  const {tag, define, properties, events} = plan;

  function Wrapped(props: object, outer: React.ForwardedRef<E>) {
    const given = props as Props;
    const element = useRef<E>(null);
    const latest = useRef(given);
    const set = useRef<Record<string, unknown>>({});
    useImperativeHandle(outer, () => element.current!, []);

    useDrawnEffect(() => {
      latest.current = given;
      for (const name of properties) {
        if (alike(given[name], set.current[name])) continue;
        Object.assign(element.current!, {[name]: (set.current[name] = given[name])});
      }
    });

    useDrawnEffect(() => {
      const stop = new AbortController();
      for (const [name, event] of Object.entries(events)) {
        const tell = (one: Event) => (latest.current[name] as ((event: Event) => void) | undefined)?.(one);
        element.current!.addEventListener(event, tell, {signal: stop.signal});
      }
      return () => stop.abort();
    }, []);

    useEffect(() => void define(), []);

    // An element that is there before its page is taken over writes some attributes itself.
    return createElement(tag, {ref: element, suppressHydrationWarning: true, ...passedOn(plan, given)});
  }

  Wrapped.displayName = tag;
  return forwardRef(Wrapped) as unknown as ForwardRefExoticComponent<P & RefAttributes<E>>;
}

/** What goes to the tag itself. */
export function passedOn({attributes, properties, events}: ElementPlan, given: Props): Props {
  const passed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const attribute = name === 'className' ? 'class' : attributes[name];
    if (!attribute && (name in events || properties.includes(name))) continue;
    // Before version 19 React writes a false as a word, which hides what is `hidden`; of other attributes that word is a value.
    passed[attribute ?? name] = value === false && (attribute || flags.includes(name)) ? undefined : value;
  }
  return passed;
}

/** Whether two values say the same: objects by what stands in them, for `auth={{getToken}}` is another one each time a page is drawn. */
function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && alike(one[name], other[name]));
}

function isPlain(value: unknown): value is Props {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
