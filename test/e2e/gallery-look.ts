/** How the gallery's host looks, in the spirit of Teams: its type sizes, spacing and colours, in our own words. */
export type Theme = 'light' | 'dark';

interface Palette {
  readonly card: string;
  readonly emphasis: string;
  readonly input: string;
  readonly border: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly primary: string;
  readonly onPrimary: string;
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    card: '#ffffff',
    emphasis: '#f5f5f5',
    input: '#f5f5f5',
    border: '#d1d1d1',
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    good: '#237b4b',
    warning: '#835b00',
    attention: '#c4314b',
    primary: '#5b5fc7',
    onPrimary: '#ffffff',
  },
  dark: {
    card: '#292929',
    emphasis: '#333333',
    input: '#1f1f1f',
    border: '#666666',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f88080',
    primary: '#4f52b2',
    onPrimary: '#ffffff',
  },
};

/** The renderer's host config. Sizes in CSS pixels. */
export function hostConfig(theme: Theme): object {
  const palette = palettes[theme];
  return {
    fontFamily: '"Segoe UI", system-ui, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.border },
    imageSizes: { small: 32, medium: 52, large: 100 },
    supportsInteractivity: true,
    containerStyles: {
      default: { backgroundColor: palette.card, foregroundColors: foregrounds(palette) },
      emphasis: { backgroundColor: palette.emphasis, foregroundColors: foregrounds(palette) },
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
    },
    factSet: {
      title: { size: 'default', color: 'default', isSubtle: false, weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { size: 'default', color: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 16,
    },
    textStyles: { heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
    inputs: { label: { inputSpacing: 'small', optionalInputs: { size: 'small', color: 'default', isSubtle: true } } },
  };
}

function foregrounds(palette: Palette): object {
  const { text, accent, good, warning, attention, subtle } = palette;
  return Object.fromEntries(
    Object.entries({ default: text, dark: text, light: subtle, accent, good, warning, attention }).map(
      ([name, color]) => [name, { default: color, subtle: name === 'default' ? subtle : color }],
    ),
  );
}

/** What the renderer leaves to the host's style sheet: the page, inputs and buttons. */
export function styleSheet(theme: Theme): string {
  const { card, text, subtle, input, border, primary, onPrimary } = palettes[theme];
  return `
    html { color-scheme: ${theme}; }
    body { margin: 0; background: ${card}; color: ${text}; }
    * { box-sizing: border-box; }
    .ac-input { font: 14px "Segoe UI", system-ui, sans-serif; color: ${text}; }
    .ac-input.ac-textInput, .ac-multichoiceInput, .ac-choiceSetInput-filtered-textbox {
      width: 100%; height: 32px; border: 1px solid transparent; border-bottom-color: ${border};
      border-radius: 4px; background: ${input}; padding: 4px 8px;
    }
    /* As the Agents Playground has it: a long word breaks, and buttons that have no room go to the next line. */
    body { overflow-wrap: break-word; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    ::placeholder { color: ${subtle}; opacity: 1; }
    .ac-pushButton {
      border: 1px solid ${border}; border-radius: 4px; background: transparent; color: ${text};
      font: 600 14px "Segoe UI", system-ui, sans-serif; min-height: 32px; padding: 4px 12px;
    }
    .ac-ctrl-overlay, .ac-ctrl-popup-container { position: absolute; top: 0; left: 0; }
    .ac-ctrl.ac-popup { border: 1px solid ${border}; border-radius: 4px; background: ${card}; padding: 4px; }
    .ac-ctrl-dropdown-item { font: 14px "Segoe UI", system-ui, sans-serif; padding: 6px 12px; }
    .ac-pushButton.style-positive { border-color: ${primary}; background: ${primary}; color: ${onPrimary}; }
  `;
}
