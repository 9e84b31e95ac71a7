import { addStyle } from "./dom";
import type { Messenger } from "./save";
import { tableTools } from "./tables";

declare function acquireVsCodeApi(): Messenger;

addStyle();
tableTools(acquireVsCodeApi())(document);
