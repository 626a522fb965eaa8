import type { DescribedArea } from "../described.ts";
import { json, media, op } from "./parts.ts";

/** The deployment itself: its state, its document and its pages. */
export const DEPLOYMENT_AREAS: Readonly<Record<string, DescribedArea>> = {
  "/healthz": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET healthz": op("getHealth", "Says that the process answers.", { 200: json("Health", "It does.") }),
    },
  },
  "/readyz": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET readyz": op("getReadiness", "Says whether requests can be served, and what is wrong.", {
        200: json("Readiness", "They can; `degraded` if something fails without which chats go on.", ["Cache-Control"]),
        503: json("Readiness", "Chats fail now.", ["Cache-Control"]),
      }),
    },
  },
  "/metrics": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "operator",
    failure: null,
    operations: {
      "GET metrics": op("getMetrics", "Shows the counts of one isolate in the text format of Prometheus.", {
        200: media(["text/plain"], "The counts.", ["Cache-Control"]),
      }),
    },
  },
  "/openapi.json": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET openapi.json": op("getOpenApi", "Returns this document.", {
        200: media(["application/json"], "An OpenAPI 3.1 document."),
      }),
    },
  },
  "/console": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET console": op("getConsole", "Shows a person what is remembered, and why answers came out as they did.", {
        200: media(["text/html"], "One page, which talks to this API.", ["Cache-Control"]),
      }),
    },
  },
  "/card": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET card": op("getCardPage", "Shows a person the memories that the token in its address opens.", {
        200: media(["text/html"], "One page, which talks to this API.", ["Cache-Control"]),
      }),
    },
  },
  "/": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET ": op("getLandingPage", "Tells a person how to use this proxy.", {
        200: media(["text/html", "text/plain"], "HTML for a browser, text for others.", ["Cache-Control"]),
      }),
    },
  },
};
