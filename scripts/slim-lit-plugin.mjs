import {shortInnerNames} from './lit-inner-names.mjs';

/**
 * What the one-script build leaves out of Lit: branches for browsers and for uses that do not occur here. Each cut names the text it takes away;
 * a Lit that no longer has it fails the build, and whoever updates Lit looks at the cut again. `dist/lib` keeps the page's own Lit whole.
 *
 * @type {Record<string, (readonly [from: string, to: string])[]>}
 */
const cuts = {
  '@lit/reactive-element/css-tag.js': [
    // Constructable style sheets: our own parts on demand need them too.
    [
      'e=t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,s=Symbol(),o=new WeakMap;',
      'e=!0;',
    ],
    // Styles made of nothing but styles.
    [
      'constructor(t,e,o){if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}',
      'constructor(t){this.cssText=t}',
    ],
    [
      'let t=this.o;const s=this.t;if(e&&void 0===t){const e=void 0!==s&&1===s.length;e&&(t=o.get(s)),void 0===t&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),e&&o.set(s,t))}return t',
      'return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o',
    ],
    [
      `(t=>{if(!0===t._$cssResult$)return t.cssText;if("number"==typeof t)return t;throw Error("Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)`,
      's.cssText',
    ],
    ['new n("string"==typeof t?t:t+"",void 0,s)', 'new n(t)'],
    ['new n(o,t,s)', 'new n(o)'],
    ['t instanceof CSSStyleSheet?t:t.styleSheet', 't.styleSheet'],
    ['toString(){return this.cssText}', ''],
  ],
  '@lit/reactive-element/reactive-element.js': [
    ['return this.finalize(),this._$Eh&&[...this._$Eh.keys()]', 'return this.finalize(),[...this._$Eh.keys()]'],
    // Polyfills, and the registers of versions that only development tools read.
    ['p=a.reactiveElementPolyfillSupport,', ''],
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ['d=(t,s)=>t,', ''],
    ['this.hasOwnProperty(d("elementProperties"))', 'this.hasOwnProperty("elementProperties")'],
    ['y[d("elementProperties")]=new Map,y[d("finalized")]=new Map', 'y.elementProperties=new Map,y.finalized=!0'],
    ['static finalize(){if(this.hasOwnProperty(d("finalized")))', 'static finalize(){if(this.hasOwnProperty("finalized"))'],
    // Standard decorators and `static properties`: properties are declared by `kit/reactive`.
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    ['t.finalize(),void 0!==t.l&&(this.l=[...t.l]),', 't.finalize(),'],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    [
      'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      'this.finalized=!0;this._$Ei();',
    ],
    ['getOwnPropertyNames:r,getOwnPropertySymbols:o,', ''],
    // Options of properties that none of ours has: types but text and booleans, converters, own comparisons, defaults kept, accessors.
    [
      'u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
      'u=0',
    ],
    ['a=globalThis,c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
    [',b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', ''],
    ['static createProperty(t,s=b)', 'static createProperty(t,s)'],
    ['"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0', 'i??t.toLowerCase()'],
    [
      'const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}',
      'const e=this.constructor._$Eu(t,this.constructor.elementProperties.get(t));this._$Em=t,null==s?this.removeAttribute(e):this.setAttribute(e,s),this._$Em=null',
    ],
    ['this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,', 'this.isUpdatePending=this.hasUpdated=!1,'],
    [
      'const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,',
      'this._$Em=e,this[e]=i.elementProperties.get(e).type===Boolean?null!==s:s,',
    ],
    ['attributeChangedCallback(t,s,i){this._$AK(t,i)}', ''],
    ['_$AK(t,s){', 'attributeChangedCallback(t,r,s){'],
    ['(i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', 'f(h,s)'],
    ['if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),', 'if(h=this[t],'],
    ['const r=this.constructor;if(h=this[t]', 'if(h=this[t]'],
    ['requestUpdate(t,s,i,e=!1,h){', 'requestUpdate(t,s,i,h){'],
    [
      'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
      'C(t,s,{reflect:e}){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t)}',
    ],
    [
      'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
      '',
    ],
    [
      'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
      'this._$Ei();this.elementProperties.set(t,s);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e,this.requestUpdate(t,h,s)}})',
    ],
    [
      'static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??b}',
      '',
    ],
    ['getOwnPropertyDescriptor:h,', ''],
    // What a style is: a list of sheets, each once.
    [
      'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
      'return[...new Set([s??[]].flat(1/0))]',
    ],
    ['import{getCompatibleStyle as t,adoptStyles as s}', 'import{adoptStyles as s}'],
    [',t as getCompatibleStyle', ''],
    // Steps of an update that nobody takes part in.
    ['this._$Ev()}_$Ev(){this._$ES', 'this._$ES'],
    [
      'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}',
      'return this.performUpdate(),!this.isUpdatePending}',
    ],
    [
      'let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)}',
      'const s=this._$AL;try{this.willUpdate(s),this.update(s)}catch(t){throw this._$EM(),t}this._$AE(s)}',
    ],
    ['this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),', 'this.hasUpdated=!0,'],
    ['return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}', 'return this._$ES}'],
    ['firstUpdated(t){}', ''],
    // Shadow roots of other kinds.
    ['attachShadow(this.constructor.shadowRootOptions)', 'attachShadow({mode:"open"})'],
    ['y.elementStyles=[],y.shadowRootOptions={mode:"open"},', ''],
    // Hooks for add-ons.
    ['removeController(t){this._$EO?.delete(t)}', ''],
  ],
  'lit-html/lit-html.js': [
    // Trusted Types: a policy of our own name, kept where a second copy of ours finds it, for no name is given twice. On a page that refuses it
    // templates are read by the browser's own sanitizer, where there is one; nothing is thrown at the page.
    [
      'e=s?s.createPolicy("lit-html",{createHTML:t=>t}):void 0,',
      'e=(i=>{try{return Object.defineProperty(t,i,{value:t[i]??s.createPolicy("aftercare",{createHTML:t=>t})})[i]}catch{}})(Symbol.for("aftercare")),',
    ],
    // Polyfills, versions, a DOM that wraps nodes.
    [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D', ',D'],
    ['const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
    ['i=t=>t,', ''],
    // Templates of SVG or MathML by themselves.
    ['x=t=>(i,...s)=>({_$litType$:t,strings:i,values:s}),b=x(1),w=x(2),T=x(3),', 'b=(t,...i)=>({_$litType$:1,strings:t,values:i}),'],
    [
      'b as html,T as mathml,E as noChange,A as nothing,D as render,w as svg}',
      'b as html,b as mathml,E as noChange,A as nothing,D as render,b as svg}',
    ],
    ['N=(t,i)=>{', 'N=t=>{'],
    // What several copies of Lit would have to agree on, and words for what never happens.
    ['E=Symbol.for("lit-noChange"),A=Symbol.for("lit-nothing"),', 'E=Symbol(),A=Symbol(),'],
    ['o=`lit$${Math.random().toFixed(9).slice(2)}$`,', 'o="lit$$",'],
    [
      'if(!u(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return void 0!==e?',
      'if(!u(t)||!t.raw)throw Error();return e?',
    ],
    // White space as HTML has it, for there is no other in our templates.
    [
      'p=RegExp(`>|${f}(?:([^\\\\s"\'>=/]+)(${f}*=${f}*(?:[^ \\t\\n\\f\\r"\'\\`<>=]|("|\')|))|$)`,"g"),',
      'p=/>|\\s(?:([^\\s"\'>=/]+)(=(?:[^\\s"\'`<>=]|("|\')|))|$)/g,',
    ],
    ['f="[ \\t\\n\\f\\r]",', ''],
    ['l=2===i?"<svg>":3===i?"<math>":"",', 'l="",'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
    [
      'P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(',
      'P.currentNode=this.el.content;for(',
    ],
    ['constructor({strings:t,_$litType$:i},e){let r;', 'constructor({strings:t}){let r;'],
    ['[f,v]=N(t,i);if(', '[f,v]=N(t);'],
    // Values in comments, as elements' own parts, or as the text of a textarea.
    ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
    ['1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))', 'i=new r.ctor(h,r.name,r.strings,this,t)'],
    [
      'class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}',
      '',
    ],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
      '',
    ],
    // Comments, tags whose name is a value, and values right before a "/>".
    [
      'c===v?"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p):c===p?">"===u[0]?(c=n??v,d=-1)',
      'c===v?c=p:c===p?">"===u[0]?(c=v,d=-1)',
    ],
    [':c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', ':c=p'],
    ['v=/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g,', 'v=/<\\/?[a-zA-Z][^>\\s]*/g,'],
    ['const x=c===p&&t[i+1].startsWith("/>")?" ":"";', ''],
    ['s.slice(d)+o+x):s+o+(-2===d?i:x)', 's.slice(d)+o):s+o+(-2===d?i:"")'],
    ['y=/^(?:script|style|textarea|title)$/i,', ''],
    ['let n,l=', 'let l='],
    // Templates compiled ahead.
    ['e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'e=this._$AC(t)'],
    ['{values:i,_$litType$:s}=t', '{values:i}=t'],
    // Directives that go on by themselves, and what only add-ons ask a part.
    ['for(this._$AP?.(!1,!0,s);t', 'for(;t'],
    ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,i,s,e)', 'constructor(t,i,s,e)'],
    [
      ',this._$Cv=e?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}',
      '}',
    ],
    ['class H{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', 'class H{'],
    ['_$AR(t=this._$AA.nextSibling,s)', '_$AR(t=this._$AA.nextSibling)'],
    ['this._$AR(s&&s._$AB.nextSibling,e)', 'this._$AR(s&&s._$AB.nextSibling)'],
    // Directives that remember something, stand within others, or ask whose part theirs is.
    [
      'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
      'function M(t,i){const s=a(i)?void 0:i._$litDirective$;return s?new s(t).update(t,i.values):i}',
    ],
    ['_$AI(t,i=this){t=M(this,t,i),a(t)', '_$AI(t){t=M(this,t),a(t)'],
    ['_$AI(t,i=this,s,e){const h', '_$AI(t,i,s){const h'],
    ['t=M(this,t,i,0),o=', 't=M(this,t),o='],
    ['r=M(this,e[s+n],i,n)', 'r=M(this,e[s+n])'],
    ['o&&!e&&this.j(t)', 'o&&this.j(t)'],
    ['_$AI(t,i=this){if((t=M(this,t,i,0)', '_$AI(t){if((t=M(this,t)'],
    ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['this._$AB=i,this._$AM=s,', 'this._$AB=i,'],
    ['this._$AN=void 0,this._$AD=t,this._$AM=i', 'this._$AD=t'],
    ['this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=i,this._$AM=e,', 'this.element=t,this.name=i,'],
    ['constructor(){super(...arguments),this.type=3}', ''],
    ['constructor(){super(...arguments),this.type=4}', ''],
    ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
    // Other documents, and places in a root that is not ours alone.
    ['(t?.creationScope??l).importNode', 'l.importNode'],
    [
      'this.el=S.createElement(f,e),',
      'this.el=document.createElement("template"),e||!s?this.el.innerHTML=f:this.el.setHTML?.(f,{sanitizer:{comments:!0}}),',
    ],
    ['static createElement(t,i){const s=l.createElement("template");return s.innerHTML=t,s}', ''],
    [
      'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h',
      'let e=i._$litPart$;e||(i._$litPart$=e=new k(i.appendChild(c()),null,i,s)),e._$AI(t)',
    ],
    // Listeners that are no functions, or have options.
    [
      'const s=this._$AH,e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),this._$AH=t',
      'const s=this._$AH;s===A?t!==A&&this.element.addEventListener(this.name,this):t===A&&this.element.removeEventListener(this.name,this),this._$AH=t',
    ],
    [
      '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
      'this._$AH.call(this.options.host,t)',
    ],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
    [',F:Z}', '}'],
  ],
  'lit-html/directive.js': [
    ['constructor(t){}', ''],
    [
      'get _$AU(){return this._$AM._$AU}_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}',
      '',
    ],
  ],
  'lit-element/lit-element.js': [
    [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
    [
      'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
      '',
    ],
    ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ['constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}', ''],
    ['createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}', ''],
    ['this._$Do=e(r,this.renderRoot,this.renderOptions)', 'e(r,this.renderRoot,{host:this})'],
    ['i._$litElement$=!0,i["finalized"]=!0', 'i.finalized=!0'],
  ],
};

/**
 * @returns {import('vite').Plugin}
 */
export function slimLitPlugin() {
  return {
    name: 'slim-lit',
    enforce: 'pre',
    transform(code, id) {
      const less = slimLit(id, code);
      return less === undefined ? undefined : {code: less, map: null};
    },
  };
}

/**
 * The module at `path` without what `cuts` takes away; `undefined` where it is none of Lit's.
 *
 * @param {string} path
 * @param {string} code
 */
export function slimLit(path, code) {
  const own = Object.entries(cuts).find(([file]) => path.endsWith(`/node_modules/${file}`))?.[1];
  return own && shortInnerNames(cut(code, own));
}

/**
 * @param {string} code
 * @param {(readonly [from: string, to: string])[]} all
 */
function cut(code, all) {
  let less = code;
  for (const [from, to] of all) {
    if (less.split(from).length !== 2) throw new Error(`Lit no longer has, exactly once: ${from}`);
    less = less.replace(from, () => to);
  }
  return less;
}
