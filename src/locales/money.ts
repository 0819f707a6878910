import {cached} from './format.js';

/** An amount that counts the currency's smallest unit, as the locale writes it. It goes through as digits, so that nothing is rounded on the way. */
export function money(amount: number, currency: string, locale: string): string {
  const format = cached(
    'money',
    locale,
    {currency},
    () => new Intl.NumberFormat(locale, {style: 'currency', currency, currencyDisplay: 'narrowSymbol'}),
  );
  const {maximumFractionDigits: places = 2} = format.resolvedOptions();
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimal = `${amount < 0 ? '-' : ''}${whole}${places ? `.${digits.slice(-places)}` : ''}`;
  return format.format(decimal as `${number}`).replace('-', '−');
}

/** A share in hundredths of a per cent: "6%", "7.5 %". */
export function share(rate: number, locale: string): string {
  const options = {style: 'percent', maximumFractionDigits: 2} as const;
  return cached('share', locale, options, () => new Intl.NumberFormat(locale, options)).format(rate / 10_000);
}
