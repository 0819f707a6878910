import type {PropertyDeclaration, ReactiveElement} from 'lit';

type Declare = (prototype: ReactiveElement, name: string) => void;

/** A public property, with an attribute of its name unless `options` say otherwise. */
export function property(options?: PropertyDeclaration): Declare {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** What only the element itself sets, and draws anew with. */
export function state(): Declare {
  return property({state: true, attribute: false});
}
