import {noChange} from 'lit';
import {Directive, directive, type PropertyPart} from 'lit/directive.js';

/** A property that people change too: it is set where the element holds another value now, whatever was written last. */
class Live extends Directive {
  override render(value: unknown): unknown {
    return value;
  }

  override update({element, name}: PropertyPart, [value]: [unknown]): unknown {
    const held = element as unknown as Record<string, unknown>;
    if (held[name] !== value) held[name] = value;
    return noChange;
  }
}

export const live = directive(Live);
