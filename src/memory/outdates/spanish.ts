import type { ChangeWords } from "./change-words.ts";

export const SPANISH_CHANGES: ChangeWords = {
  ended: {
    words: `cancelé canceló cancelaron cancelado cancelada renuncié renunció acabó
      acabaron terminé terminó terminamos terminaron jubiló cerró cerraron rompí rompió rompimos suspendieron suspendido
      suspendida despidió despidieron murió murieron falleció quebró despedido despedida caducó entierro enterramos sacrificamos sacrificaron`,
    phrases: `lo de(?:l)?(?: ~){1,3} se (?:cayó|fue al traste)|no se hará(?=[\\s.,!]*$)|ya no|se (?:disolvi(?:ó|eron)|separaron|acabó|acabaron|terminó|canceló|anuló)|(?:me|lo|la|los|las|nos) (?:echaron|(?:han|ha) echado)|(?:dormimos|dormir|durmieron) a(?= ~)|se (?:fue|ha ido) al traste|(?:días?|semanas?|meses|mes|años?) sin|atropellad[oa]s?|de baja|en quiebra|me (?:quit|retir)(?:ó|aron)(?= (?:el|la|los|las) )|me han quitado|lo de(?:l)?(?: ~){1,3} nada`,
  },
  stopped: {
    words: `dejé dejó dejamos dejaron vendí vendió vendimos vendieron abandoné abandonó devolví devolvió`,
    phrases: ``,
  },
  changed: {
    words: `cambié cambió cambiamos cambiaron cambiado mudé mudó mudamos mudaron moví movió movimos movieron aplazó aplazaron aplazado aplazada
      pospuso pospusieron retrasó retrasaron ascendí ascendió subió subieron bajó bajaron reemplazó reemplacé rebautizado rebautizada rebautizamos renombrado adelantado adelantaron adelantó retrasaron retrasado trasladaron trasladado subido bajado subí subimos bajé bajamos aumentó aumenté aumentaron reduje redujo dupliqué mudado mudada`,
    phrases: `(?:he|ha|han|hemos) movido|cumpl(?:ió|í|e)(?= \\d)|cambio de planes|(?:me|se|nos) pas(?:é|ó|amos|aron)|me (?:pusieron|han puesto) de|no(?: ~){1,4} sino|en vez de|(?:está|están|funciona)(?: ~){0,2} (?:de nuevo|otra vez)|en lugar de|volv(?:í|ió|imos) al?|(?:he|ha|han|hemos) vuelto al?|pas(?:aron|ó|amos)(?: ~){1,4} al|(?:me|se|nos) (?:he|ha|hemos|han) (?:pasado|cambiado)|al final|sol[oa] (?:me |nos )?quedan?|(?:me|nos|le) quedan?(?= (?:sol[oa]s? )?\\d)`,
  },
  now: {
    words: `ahora actualmente últimamente`,
    phrases: `en realidad|a partir de|desde el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?! (?:al|hasta))`,
  },
  hint: {
    words: `ya nuevo nueva nuevos nuevas desde`,
    phrases: `en realidad`,
  },
  unreal: `nunca quiero quisiera pienso quizás quizá si podría debería antes casi cuando tal`,
  copulas: "es son era está están llama llaman será cuesta cuestan",
  general: `trabajo trabaja tiempo día días semana semanas mes meses año años casa gente cosa cosas hacer hago hace hacen bueno buena ir voy va vamos
    van venir viene tomar ver encontrar pensar gusta grande pequeño largo mucho mucha más menos hoy mañana tarde noche último próximo primero
    siempre nunca todo todos toda todas nada poco poca tengo tiene tenemos tienen soy eres somos estoy quiero quiere puedo puede
    necesito busco idea pregunta ayuda gracias hola vez veces
    hora horas minuto minutos no si sí que qué como cómo para por con sin sobre entre hasta desde muy también pero porque cuando donde ese esa eso esos esas este
    esta esto estos estas del al lo le les me te se nos mi mis tu tus su sus nuestro nuestra uno una unos unas hay han has he fue fui era
    ser estar así otro otra otros otras mismo ya temprano pronto lejos cerca rápido eh jaja
    aún todavía bien mal ahí aquí oye pues ando anda traigo trae lleva llevo`,
};
