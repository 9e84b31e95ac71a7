/** The messages of `dib kernel`: one JSON envelope a line. Positions are zero-based. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export interface FormattedValue {
  readonly mimeType: string;
  readonly value: string;
  readonly suppressDisplay?: boolean;
}

export interface Diagnostic {
  readonly linePositionSpan: Span;
  readonly severity: "error" | "warning" | "info" | "hidden";
  readonly code: string;
  readonly message: string;
}

export interface Completion {
  readonly displayText: string;
  readonly kind: string;
  readonly filterText: string;
  readonly sortText: string;
  readonly insertText: string;
  readonly documentation: string | null;
  /** The namespace that is imported along. */
  readonly import?: string;
  readonly additionalEdits?: readonly CodeEdit[];
}

export interface CodeAction {
  readonly title: string;
  readonly edits: readonly CodeEdit[];
}

export interface Signature {
  readonly label: string;
  readonly documentation: FormattedValue;
  readonly parameters: readonly { readonly label: string; readonly documentation: FormattedValue }[];
}

/** A place in a cell of the notebook, or in a file, which may be a notebook itself. */
export interface SourcePlace {
  readonly cell: string | null;
  readonly file: string | null;
  readonly fileCell: number | null;
  readonly linePositionSpan: Span;
}

/** A change to a cell; without a name, to the one that was asked about. */
export interface CodeEdit {
  readonly cell: string | null;
  readonly linePositionSpan: Span;
  readonly newText: string;
}

export interface Variable {
  readonly name: string;
  readonly typeName: string;
  readonly formattedValue: FormattedValue;
  readonly preferredMimeTypes: readonly string[];
}

/** How data flow through a cell. */
export interface DataFlow {
  readonly defines: readonly string[];
  /** Names of earlier cells that it refers to. */
  readonly uses: readonly string[];
  /** Variables of earlier cells that it changes. */
  readonly changes: readonly string[];
  /** Those that code which is not known gets hold of. */
  readonly mayChange: readonly string[];
  /** What it calls that may change more than variables. */
  readonly outside: string | null;
}

/** What a command's last event says when it failed. */
export interface Failure {
  readonly message: string;
  readonly details?: string | null;
  /** The 1-based line of the submission. */
  readonly line?: number | null;
  /** True where a cancelled cell did not stop: only the end of its process stops it. */
  readonly stillRunning?: boolean | null;
}

interface Text {
  readonly formattedValues: readonly FormattedValue[];
}

interface Display extends Text {
  /** The name by which a later event replaces the display. */
  readonly valueId: string;
}

/** The events that lead to something a client shows, by their `eventType`. */
export interface Events {
  readonly StandardOutputValueProduced: Text;
  readonly StandardErrorValueProduced: Text;
  readonly DisplayedValueProduced: Display;
  readonly DisplayedValueUpdated: Display;
  readonly ReturnValueProduced: Display;
  readonly DiagnosticsProduced: { readonly diagnostics: readonly Diagnostic[] };
  readonly CompletionsProduced: { readonly linePositionSpan: Span; readonly completions: readonly Completion[] };
  readonly HoverTextProduced: { readonly content: readonly FormattedValue[]; readonly linePositionSpan: Span | null };
  readonly SignatureHelpProduced: {
    readonly signatures: readonly Signature[];
    readonly activeSignatureIndex: number;
    readonly activeParameterIndex: number;
  };
  readonly DefinitionProduced: { readonly places: readonly SourcePlace[] };
  readonly CodeActionsProduced: { readonly actions: readonly CodeAction[] };
  readonly FormattingProduced: { readonly edits: readonly CodeEdit[] };
  readonly SemanticTokensProduced: { readonly tokenTypes: readonly string[]; readonly data: readonly number[] };
  readonly RenameProduced: { readonly name: string; readonly linePositionSpan: Span; readonly edits: readonly CodeEdit[] };
  readonly ValueInfosProduced: { readonly valueInfos: readonly Variable[] };
  readonly DataFlowProduced: DataFlow;
  readonly ValueProduced: { readonly name: string; readonly formattedValue: FormattedValue };
}

export type EventType = keyof Events;

export type KernelEvent = { readonly [Type in EventType]: { readonly type: Type; readonly event: Events[Type] } }[EventType];

export interface Input {
  readonly prompt: string;
  readonly isPassword: boolean;
}
