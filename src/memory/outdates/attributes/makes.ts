/* Names of makes and models of cars, phones and computers, in lower case. */

/** The names of one make on one line. Names that mostly mean something else are left out, such as "Focus" and "Jazz". */
const MAKES: Readonly<Record<string, string>> = {
  car: `ford fiesta mondeo kuga
    volkswagen vw passat tiguan touran
    toyota yaris corolla prius rav4 aygo auris
    skoda škoda octavia fabia kodiaq
    renault twingo clio megane mégane scenic kangoo
    peugeot
    citroen citroën berlingo
    dacia sandero
    opel vauxhall corsa zafira insignia
    fiat
    ibiza ateca
    bmw
    mercedes
    audi
    volvo
    mazda
    nissan micra qashqai juke
    honda
    hyundai i10 i20 i30 ioniq
    kia picanto sportage
    tesla
    suzuki
    mitsubishi
    subaru
    chevrolet
    jeep`,
  phone: `iphone
    galaxy samsung
    pixel
    xiaomi redmi
    oneplus
    huawei
    fairphone
    motorola
    nokia`,
  computer: `macbook imac
    thinkpad
    ideapad
    chromebook
    zenbook vivobook`,
};

/** Models whose names mean other things where nobody drives. */
export const CARS_BY_VERB = "golf polo focus jazz civic leon punto panda mini seat kona duster zoe".split(" ");

/** The thing that a name is of, and its make. */
export const MAKE_OF: ReadonlyMap<string, { readonly thing: string; readonly make: string }> = new Map(
  Object.entries(MAKES).flatMap(([thing, makes]) =>
    makes.split("\n").flatMap((line) => {
      const names = line.trim().split(" ");
      return names.map((name) => [name, { thing, make: names[0] ?? name }] as const);
    }),
  ),
);
