import type {ReactiveElement} from 'lit';

type Declare = (prototype: ReactiveElement, name: string) => void;

/** What a property may be: text, or a boolean; no more of Lit's declarations, for the one-script build leaves their branches out. */
export interface PropertyOptions {
  /** Its attribute, where that is not its name in lower case; false: none. */
  attribute?: string | false;
  reflect?: true;
  type?: BooleanConstructor;
}

/** A public property, with an attribute of its name unless `options` say otherwise. */
export function property(options: PropertyOptions = {}): Declare {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** What only the element itself sets, and draws anew with. */
export function state(): Declare {
  return property({attribute: false});
}
