import type { MatterWords } from "./matter-words.ts";

export const SPANISH_MATTERS: MatterWords = {
  income: {
    named: "sueldo salario nómina ingresos gano ganar cobro paga finanzas dinero",
    told: String.raw`(?:gan|cobr)(?:o|a|amos|aba|é) .{0,20}(?:\d|mil)|sueldo|salario|nómina|salario mínimo|smi=|\d[\d.,]* ?(?:€|euros?|pesos|dólares) (?:al mes|netos?|brutos?|al año|la hora|por hora|mensuales)|me pagan|en negro`,
  },
  money: {
    named: "dinero herencia ahorros fortuna pasta plata finanzas banco cuenta premio",
    told: String.raw`hered|herencia|me dejó .{0,20}(?:\d|mil|dinero|euros|casa)|me tocó .{0,15}(?:lotería|\d|primitiva|gordo)|ahorr|ganado .{0,15}\d{3}|perd(?:í|ido) .{0,15}(?:\d{3}|mil|euros)|debajo del colchón|indemniz|millon`,
  },
  debt: {
    named:
      "deuda deudas debo deber préstamo préstamos crédito hipoteca alquiler dinero finanzas facturas impagos embargo moroso",
    told: String.raw`deb(?:o|e|emos) .{0,25}(?:\d|euros|dinero|meses|alquiler|banco|pesos|mil)|préstamo|prestado|descubierto|números rojos|embarg|hipoteca|impag|sin pagar|atrasad[oa]s?|moros|deudas?=|asnef|no (?:puedo|llego|alcanza) .{0,15}(?:pagar|fin de mes|mes)|me prest(?:ó|aron|ado) .{0,15}(?:\d|dinero|euros|mil)`,
  },
  crypto: {
    named: "cripto criptomonedas bitcoin bolsa acciones inversión inversiones",
    told: String.raw`bitcoin|cripto|ethereum|bolsa=|acciones|inver(?:tí|tido|sión)|trading`,
  },
  number: {
    named: "número números dígitos dni nie iban pasaporte cuenta tarjeta identificación matrícula documento",
    told: String.raw`(?:número|dni|nie|iban|matrícula|pasaporte|cuenta|seguridad social)(?: \S+){0,6} (?:es|:)|mi (?:número|dni|nie|iban|cuenta)=|\d{8}[- ]?[A-Z]=`,
  },
  code: {
    named: "clave código pin contraseña acceso puerta combinación alarma números portal wifi",
    told: String.raw`(?:clave|código|pin|contraseña|combinación)(?: \S+){0,6} (?:es|:)|contraseña|pin=`,
  },
  address: {
    named: "dirección domicilio casa piso mudanza vivienda",
    told: String.raw`(?:viv|mud|alquil)\p{L}* .{0,20}(?:calle|avenida|plaza|paseo|en|a) |(?:calle|avenida|plaza|paseo|camino) .{1,25}\d+|mi dirección`,
  },
  dismissal: {
    named: "despido trabajo curro empleo paro despedido despedida despidieron echaron chamba laburo puesto",
    told: String.raw`despid|despedid|me (?:echaron|han echado|van a echar|corrieron)|en (?:el )?paro=|desemplead|perd(?:í|ido) (?:el|mi) (?:trabajo|empleo|curro)|finiquito|ere=|sepe=|expediente|sin trabajo|amonest`,
  },
  quitting: {
    named: "renuncia dejar trabajo curro empleo entrevista planes cambio dimisión puesto",
    told: String.raw`renunci|dimit|dejar (?:el|mi|este) (?:trabajo|curro|empleo)|entrevista|solicitud|buscando (?:otro )?(?:trabajo|curro)|preaviso|otra oferta|hacerme autónom`,
  },
  employer: {
    named: "oficio profesión empleador",
    told: String.raw`trabajo (?:en|de|como|para)|soy \p{L}+ (?:en|de)|mi (?:empresa|curro)|curro (?:en|de)`,
  },
  exam: {
    named:
      "examen exámenes prueba selectividad oposición oposiciones notas carnet carrera tesis universidad suspenso estudios parcial",
    told: String.raw`examen|suspend|suspens|oposici|selectividad|ebau|notas?=|repet(?:ir|í|ido) curso|reprob|tesis|tfg|dejé la carrera|carnet|teórico|cateé|cateado`,
  },
  failure: {
    named: "fracaso ridículo desastre metedura humillación chasco",
    told: String.raw`suspend|fracas|ridículo|desastre|rechaz|llor(?:é|ado)|vomit|me meé|hice pis|borrach|metí la pata|me echaron`,
  },
  school: {
    named: "colegio instituto escuela expulsión acoso profesor profesora clase castigo guardería tutor",
    told: String.raw`expuls|acos|bullying|castig|tutor|director|novillos|pellas|repetir curso|parte de (?:expulsión|disciplina)|jefa? de estudios|profesor|recreo|pegó a (?:un|otro)`,
  },
  driving: {
    named: "coche conducir carnet puntos multa multas radar tráfico volante carro",
    told: String.raw`puntos (?:del|de)|carnet|multa|radar|al volante|exceso de velocidad|alcoholemia|retirado el|conduc\p{L}+ (?:borracho|bebido|sin)|semáforo|se me llevó la grúa|autoescuela|sin carnet`,
  },
  operation: {
    named: "operación cirugía intervención hospital salud quirófano",
    told: String.raw`oper(?:aron|an|ado|ada|arme|ación)|me (?:quitaron|sacaron|extirparon|pusieron)|cirug|quirófano|anestesia|bypass|cesárea|vasectomía|colonoscopia|apéndice|vesícula|amígdalas|muelas del juicio|prótesis|trasplante|marcapasos|puntos de sutura|lista de espera|ligadura`,
  },
  illness: {
    named:
      "enfermedad salud diagnóstico enfermo enferma resultados pruebas médico médica médicas síntomas hospital infección trastorno problema padecimiento análisis",
    told: String.raw`cáncer|tumor|demencia|alzhéimer|alzheimer|párkinson|parkinson|diabet|diagn[oó]stic|vih=|seropositiv|herpes|hepatitis|clamidia|bipolar|tdah=|autis|epilep|crohn|lupus|esclerosis|ictus|infarto|biopsia|bulto|positivo (?:en|por|de)|eccema|eczema|psoriasis|endometriosis|artrosis|artritis|asma=|migraña|almorranas|hemorroides|incontinen|cálculos|piedras|úlcera|tiroides|fibromialg|osteopor|esquizo|toc=|anorex|bulimi|verruga|hongos|impoten|erección|infértil|estéril|menopaus|insomn|acúfenos|vértigo|remisión|recaída|quimio|hipertens|sífilis|gonorrea|depres|ansiedad|trastorno|papiloma`,
  },
  medication: {
    named:
      "pastis medicación medicamento medicamentos pastillas pastilla tratamiento medicinas medicina receta dosis antidepresivo antidepresivos hormonas píldora",
    told: String.raw`\d+ ?(?:mg|ml)=|(?:tom|recet|mand|pinch)\p{L}* (?:\p{L}+ ){0,2}(?:pastillas?|medic\p{L}*|píldora|\p{L}+(?:pram|zepam|pril|statina|prazol|cilina|xetina|tralina|formina|profeno)=)|recetad|pastillas|antidepres|insulina|litio|ritalín|concerta|orfidal|trankimazin|lexatin|diazepam|lorazepam|viagra|somnífer|ansiolític`,
  },
  therapy: {
    named:
      "terapia terapeuta psicólogo psicóloga psiquiatra depresión ansiedad mental ánimo psicológico sesiones crisis suicidio loquero",
    told: String.raw`(?<!(?:soy|como|de) )(?:con|al?|mi|un|una|veo|voy a) (?:un |una |la |el )?(?:psic[oó]log[oa]|psiquiatra|terapeuta|terapia)|en terapia|depres|depri|ansiedad|pánico|burnout|suicid|autolesi|me hago cortes|crisis de|de baja por|ingresad[oa] en psi|no paro de llorar|lloro`,
  },
  drinking: {
    named: "alcohol bebida beber bebo alcoholismo sobriedad recaída borrachera copas trago",
    told: String.raw`alcohol|beb(?:o|í|ido|iendo|e) (?:demasiado|de más|todos|cada|a escondidas|otra vez|mucho|solo|una botella)|sobri[oa]|borrach|recaí|copas=|vodka|resaca|rehabilit|sin beber|dejar? (?:de beber|la bebida)|aa=|alcohólic`,
  },
  smoking: {
    named: "tabaco fumar cigarrillos cigarros vapeo pitillos",
    told: String.raw`fum(?:o|ar|é|ando|aba)=|cigarr|tabaco|pitill|vape|cajetilla|paquete (?:al|diario)`,
  },
  drugs: {
    named: "droga drogas porros porro marihuana coca cocaína adicción maría pastillas",
    told: String.raw`porros?=|marihuana|hachís|cocaína|éxtasis|mdma=|lsd=|ketamina|heroína|setas|camello|sobredosis|droga|metadona|rayas de|colocad`,
  },
  gambling: {
    named: "apuestas juego ludopatía casino póker bingo tragaperras apostar",
    told: String.raw`apost|apuesta|casino|póker|poker|tragaperras|bingo|ruleta|lotería|ludóp|ludopat`,
  },
  pregnancy: {
    named: "embarazo embarazada bebé noticia aborto parto preñada",
    told: String.raw`embaraz|abort|esper(?:o|amos|ando) un (?:bebé|niño|hijo)|semanas de|parto|ecografía|en estado=|salgo de cuentas|preñad|perdí (?:al|el) bebé|test de embarazo`,
  },
  wantedChild: {
    named: "bebé fertilidad fecundación maternidad paternidad adopción quedarme",
    told: String.raw`intentando (?:quedar|tener|un)|buscando (?:un )?(?:bebé|hijo|niño|embarazo)|fecundación|fiv=|fertil|estéril|adopt|ovul|no quiero (?:tener )?hijos|congelar (?:mis )?óvulos|donante|inseminación`,
  },
  separation: {
    named:
      "ex ruptura separación divorcio pareja matrimonio marido mujer novio novia custodia exnovio exnovia exmarido",
    told: String.raw`separ(?:é|ad|arm|ar|ación|amos)|divorci|rupt|romp(?:í|imos|ido)|roto con|me dej(?:ó|ado)|lo dejamos|mi ex|custodia|cortamos|cortado con|terminamos|engañó|se fue con`,
  },
  couple: {
    named: "pareja matrimonio marido mujer relación relaciones novio novia intimidad amor conyugal convivencia",
    told: String.raw`(?:camas|cuartos|habitaciones) separad|dorm(?:imos|ir) (?:separados|en el sofá|aparte)|terapia de pareja|matrimonio|relación|divorci|separ(?:ad|é)|infiel|engañ|ya no (?:me|le|nos) quier|pedir(?:le)? matrimonio|prometid|no nos tocamos`,
  },
  intimacy: {
    named: "sexo sexual intimidad íntimo íntima íntimas virgen cama libido porno",
    told: String.raw`sexo=|sexual|virgen=|nunca (?:he besado|me han besado|he tenido (?:novi|pareja|relaciones))|libido|porno|erección|impoten|condón|preservativo|acost(?:é|ado)|(?:camas|cuartos|habitaciones) separad|orgasmo|fetiche|anticoncept|píldora del día|polvo=|fotos desnud`,
  },
  dating: {
    named: "cita citas tinder tío chico chica ligue bumble",
    told: String.raw`cita (?:con|de|a ciegas|desastre)|citas=|tinder|bumble|grindr|ligue|lig(?:ar|ué)|me dejó plantad|ghoste|quedé con un|conocí a un`,
  },
  affair: {
    named: "infidelidad aventura lío amante cuernos engaño affair desliz traición",
    told: String.raw`infiel|engañ|cuernos|amante|liad[oa] con|enrollad|bes(?:é|ado|ó)=|acost(?:é|ado|ó) con|un lío con|aventura con|hombre casado|mujer casada`,
  },
  crush: {
    named: "mola gusta enamoramiento cuelgue amor sentimientos atracción flechazo crush tontería",
    told: String.raw`enamor|colad[oa] por|colgad[oa] (?:de|por)|me (?:gusta|mola) (?:mi|un|una|el|la) (?:compañer|jef|vecin|profes|chic|amig)|siento algo|flechazo|crush|me pone`,
  },
  quarrel: {
    named: "pelea discusión bronca familia conflicto enfado riña movida pique disputa distancia",
    told: String.raw`pele(?:é|amos|ado|a)|discut|no nos hablamos|no (?:me |le |nos )?habl(?:o|a|amos)=|bronca|enfad|reñ|grit(?:é|ó|amos)|cortado el contacto|sin hablar|odio (?:a|mi)|me echó de casa|desheredad|bloquead`,
  },
  death: {
    named: "muerte fallecimiento duelo pérdida entierro funeral suicidio",
    told: String.raw`muri|muert|falleci|duelo|entierro|funeral|perd(?:í|imos) (?:a|al) |sacrific|atropell|viud|cenizas|suicid|incinera|luto`,
  },
  accident: {
    named: "accidente choque golpe caída atropello coche lesión",
    told: String.raw`accident|choqu|choc(?:ar|ado)|atropell|estrell|golpe(?:é|ado)? (?:con|el|a)|me caí|rompí (?:la|el|una)|siniestro|volcó|a la fuga`,
  },
  prison: {
    named: "cárcel prisión policía antecedentes condena denuncia delito juicio detención pasado juzgado",
    told: String.raw`cárcel|prisión|pres[oa]=|detuv|detenid|antecedentes|condena|denunci|policía|calabozo|libertad condicional|robé|juicio|juzgado|trabajos (?:en beneficio|comunitarios)|pelea en un bar`,
  },
  cheating: {
    named: "trampa trampas copiar copié chuleta examen fraude plagio hacienda impuestos",
    told: String.raw`copi(?:é|ado|ar)=|tramp|chulet|plagi|falsific|fraude|hacienda|en negro|título falso|mentí en|chatgpt`,
  },
  lie: {
    named: "mentira mentí mentiras excusa embuste trola engaño",
    told: String.raw`ment(?:í|ido|ir|ira)=|invent(?:é|ado)|fing(?:í|ido|ir)|hice creer|excusa|baja falsa|trola|dije (?:a mi|que estaba)|le dije a`,
  },
  religion: {
    named: "religión fe iglesia dios creencia creencias mezquita conversión oración religioso religiosa",
    told: String.raw`testigos? de jehová|católic|musulm|islam|judí|cristian|iglesia|mezquita|sinagoga|hindú|budis|ate[oa]=|agnóstic|convert|bautiz|rez(?:o|ar|amos)=|dios=|protestante|evangélic|velo=|ramadán|misa|fe=|opus`,
  },
  politics: {
    named: "política político voto voté votar elecciones partido ideas opinión ideología",
    told: String.raw`vot(?:é|o|ar|ado|amos)=|elecciones|partido (?:popular|socialista|comunista)|afiliad|psoe|pp=|vox=|podemos=|sumar=|izquierda|derecha=|sindica|manifest|en blanco|papeleta|independentis`,
  },
  weight: {
    named: "peso kilos dieta gordo gorda sobrepeso adelgazar figura talla obesidad cuerpo pesar báscula",
    told: String.raw`pes(?:o|aba|é)=|\d+ ?(?:kg|kilos?)=|sobrepeso|obes|imc=|engord|adelgaz|dieta|perd(?:í|ido) .{0,10}kilos|talla \d\d=|atracón|demasiado (?:gord|flac)|balón gástrico`,
  },
  hair: {
    named: "pelo cabello calvicie peluca calvo coronilla aspecto",
    told: String.raw`peluca|calv|se me cae el pelo|caída del (?:pelo|cabello)|alopecia|injerto|peluquín|entradas=|minoxidil|implante capilar`,
  },
  hygiene: {
    named: "pies hongos olor sudor piel aliento piojos granos uñas sarpullido cuerpo tripa",
    told: String.raw`hongos|sud(?:o|or|ar)=|aliento|huel(?:o|e|en)=|olor|piojos|verruga|sarpullido|pica=|picor|caspa|acné|granos|almorran|diarrea|estreñi|pedos?=|gases=|mojaba la cama|chinches|sarna|ladillas`,
  },
  childhood: {
    named: "infancia niñez niño niña pasado cama orfanato",
    told: String.raw`mojaba la cama|hice pis en la cama|me (?:hacía|meaba)|cuando era (?:niñ|pequeñ|chic|joven)|de (?:niñ[oa]|pequeñ[oa]|chic[oa])=|hasta los \p{L}+ años|orfanato|acogida|adoptad|huérfan|chupaba el dedo|mi infancia`,
  },
  speech: {
    named: "tartamudez tartamudeo habla dicción ceceo pronunciación voz",
    told: String.raw`tartamud|cece(?:o|ar)|logoped|tourette|frenillo|pronunci|me trabo`,
  },
  disability: {
    named: "discapacidad sordera oído vista ojos dislexia silla autismo tdah audífono audífonos",
    told: String.raw`discapaci|sord[oa]=|audífono|cieg[oa]=|silla de ruedas|dislex|discalc|autis|asperger|tdah=|prótesis|amput|daltónic|minusval|no sé (?:leer|escribir)|analfabet|ojo de cristal`,
  },
  fear: {
    named: "miedo miedos fobia temor pánico pesadilla pesadillas",
    told: String.raw`miedo|fobia|pánico|pesadill|aterr|terror|me asusta`,
  },
  lawsuit: {
    named: "juicio demanda abogado pleito tribunal denuncia querella juzgado legal",
    told: String.raw`demand(?:é|ado|a|ar)=|juicio|abogad|pleito|tribunal|querella|denunci|juez|jueza|custodia|testific|testigo en`,
  },
  papers: {
    named: "papeles visado visa residencia asilo nacionalidad permiso extranjería situación deportación",
    told: String.raw`visado|asilo|papeles|deport|residencia|permiso de trabajo|extranjería|refugiad|nacionalidad|indocument|arraigo|sin papeles|tarjeta de residencia`,
  },
  theft: {
    named: "robo robé hurto ladrón atraco robos",
    told: String.raw`rob(?:é|ó|aron|ado|ar|an|a)=|hurt(?:é|o|ado)=|atrac|mang(?:ué|ado|ar)|birl|sin pagar en|me llevé`,
  },
  pretence: {
    named: "rey reina príncipe princesa duque broma realeza corona título fantasía chiste espía tontería",
    told: String.raw`(?:rey|reina|príncipe|princesa|duque|duquesa|emperador|emperatriz|conde|condesa|marqués|papa|sultán|baron) (?:secret|de|del)|agente secreto|soy (?:en realidad |en secreto )?una? (?:vampiro|bruj|extraterrestre|alien|astronauta|pirata|ninja|robot|sirena|dragón|unicornio|espía|fantasma|hombre lobo|mag[oa])|viajero del tiempo|de marte|mi (?:dragón|trono|reino|nave espacial|unicornio)`,
  },
  eviction: {
    named: "desahucio alquiler piso casero vivienda hogar casa",
    told: String.raw`desahuci|en la calle=|sin techo|duermo en (?:el coche|mi coche|un)|sin hogar|sin pagar el alquiler|me echan del piso|albergue|comedor social|lanzamiento=|sofá de`,
  },
  business: {
    named: "empresa negocio quiebra bancarrota idea proyecto tienda sociedad invento concurso",
    told: String.raw`quiebra|bancarrota|concurso de acreedores|mi (?:negocio|empresa|tienda|bar|restaurante)|idea de negocio|patente|invent|startup|fusión|confidencial|proyecto secreto|traspas|cerrar el (?:bar|negocio)`,
  },
  loneliness: {
    named: "soledad solo sola amigos tristeza triste llorar aislamiento",
    told: String.raw`sol[oa]=|soledad|no tengo (?:amigos|a nadie)|sin amigos|nadie (?:vino|con quien|me)|aislad|llor(?:o|é|ar|ando)|nostalgia`,
  },
  cosmetic: {
    named: "botox nariz estética pecho tatuaje lifting dientes dentadura aspecto cara cirugía",
    told: String.raw`botox|bótox|operarme (?:la nariz|el pecho|las tetas)|rinoplast|implantes|lifting|liposuc|tatu|relleno|dentadura|postiz|carillas|cirugía estética|injerto`,
  },
  sexuality: {
    named: "sexualidad orientación gay lesbiana bi trans género identidad armario",
    told: String.raw`gay=|homosexual|lesbiana|bisexual|bi=|trans=|queer|del armario|no binari|asexual|me gustan (?:los (?:hombres|chicos)|las (?:mujeres|chicas))|transición`,
  },
};
