/** The error of an invalid setting. Its message is one line, which names the setting and never shows its value. */
export class SettingError extends Error {
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`${setting}: ${problem}`);
    this.name = "SettingError";
    this.setting = setting;
  }
}
