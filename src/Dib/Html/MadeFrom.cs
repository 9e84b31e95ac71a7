using System.Reflection;
using Dib.Html.Data;

namespace Dib.Html;

/// <summary>Writes what a page was made from, so that a reader can tell whether another page is of the same data,
/// and make it again.</summary>
internal static class MadeFrom
{
    private const int HashShown = 12;

    private static readonly string EngineVersion = typeof(MadeFrom).Assembly.GetName().Version!.ToString(3);

    public static string Write(NotebookRun run, SiteContext site)
    {
        var language = site.Language;
        var notebook = $"<a href=\"{Notebook(run, site)}\" download=\"{HtmlText.Encode(Path.GetFileName(run.Path))}\">"
            + $"<code>{HtmlText.Encode(run.Path)}</code></a>";
        var inputs = string.Join(", ", run.Provenance.Inputs.Select(input => Input(input, language)));
        var made = inputs.Length == 0 ? language.Html("made", notebook) : language.Html("made.inputs", notebook, inputs);
        var html = new StringBuilder($"<div class=\"made\">\n<p>{made}</p>\n<details><summary>{language.Html("made.how")}</summary>\n");
        html.Append($"<p>{language.Html("made.engine", EngineVersion, Environment.Version)} ");
        if (site.Data?.Age(language) is { Length: > 0 } age) html.Append($"{language.Html("made.data", HtmlText.Encode(age))} ");
        html.Append($"{language.Html("made.same")}</p>\n");
        if (run.Provenance.Files.Count > 0) html.Append(Files(run, language));
        if (run.Provenance.Effects.Count > 0)
        {
            var calls = string.Join(", ", run.Provenance.Effects.Select(effect => $"{effect.Member} ({effect.Place})"));
            html.Append($"<p>{language.Html("made.effects", HtmlText.Encode(calls))}</p>\n");
        }
        return html.Append("</details>\n</div>\n").ToString();
    }

    private static string Files(NotebookRun run, SiteLanguage language)
    {
        var html = new StringBuilder(
            $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{language.Html("made.files")}\">"
            + $"<table><thead><tr><th scope=\"col\">{language.Html("made.file")}</th>"
            + $"<th scope=\"col\">{language.Html("made.role")}</th><th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
        foreach (var file in run.Provenance.Files)
        {
            html.Append($"<tr><td><code>{HtmlText.Encode(Name(file, run.Folder))}</code></td>")
                .Append($"<td>{HtmlText.Encode(Role(file, language))}</td>");
            if (file.Hash is not { } hash) html.Append($"<td>{language.Html("made.missing")}</td></tr>\n");
            else
                html.Append($"<td><code title=\"{HtmlText.Encode(hash)}\">")
                    .Append($"{HtmlText.Encode(hash[..Math.Min(HashShown, hash.Length)])}…</code></td></tr>\n");
        }
        return html.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>The file as the notebook would name it; of one that lies elsewhere on the machine only its own name, for a page must not
    /// depend on where it was made.</summary>
    private static string Name(FileDependency file, string folder)
    {
        var relative = folder.Length == 0 ? file.Path : Path.GetRelativePath(folder, file.Path).Replace('\\', '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../../", StringComparison.Ordinal)
            ? Path.GetFileName(file.Path) : relative;
    }

    private static string Role(FileDependency file, SiteLanguage language)
    {
        var role = file.Role switch
        {
            "import" => language.Say("role.import"),
            "library" => language.Say("role.library"),
            "data" => language.Say("role.data"),
            var other => other,
        };
        return file.Role == "library" && Version(file.Path) is { } version ? $"{role} {version}" : role;
    }

    private static string? Version(string library) => Reading.OrNull(() => AssemblyName.GetAssemblyName(library).Version?.ToString(3));

    private static string Notebook(NotebookRun run, SiteContext site) => site.IsSelfContained
        ? "data:text/plain;charset=utf-8;base64,"
            + Convert.ToBase64String(Encoding.UTF8.GetBytes(NotebookText.Write(run.Path, run.Notebook)))
        : site.Base + string.Join('/', SitePage.NotebookPathOf(run.Path).Split('/').Select(HtmlText.Link));

    private static string Input(InputUsed input, SiteLanguage language) =>
        $"{Code(input.Name)} = {(input.Value is null ? language.Html("made.password") : Code(input.Value))}";

    private static string Code(string text) => $"<code>{HtmlText.Encode(text)}</code>";
}
