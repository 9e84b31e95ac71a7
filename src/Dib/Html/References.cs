namespace Dib.Html;

/// <summary>
/// Leads the links, pictures and scripts of a page to where they are in the site: another notebook to its page, a file of the
/// notebook's folder to its copy, or into the page where that travels alone. What cannot be found, or is not within the root, is
/// said as a warning.
/// </summary>
/// <param name="run">The page's notebook.</param>
/// <param name="site">Its site.</param>
/// <param name="warn">Hears what is wrong: a cell, the text that is, and why.</param>
internal sealed class References(NotebookRun run, SiteContext site, Action<CellRun, string, string> warn)
{
    /// <summary>The site's folder of copied files.</summary>
    public const string Folder = "files";

    /// <summary>What is larger is no part of a page.</summary>
    private const int MostBytes = 50 * 1024 * 1024;

    private const string Base64 = ";base64,";

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    // What browsers run when it is opened: only an author may name it.
    private static readonly string[] Active = [".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".xml", ".svg", ".js", ".mjs"];

    private static readonly string[] DataSafe = ["text/csv", "text/plain", "application/json", "application/octet-stream",
        "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"];

    private readonly Dictionary<string, (string Path, string? Hash)> _files = [];

    /// <summary>The files that the page needs: the path of each in the site, where it lies, and its SHA-256 before it was read.</summary>
    public IReadOnlyDictionary<string, (string Path, string? Hash)> Files => _files;

    /// <summary>Where a link leads; null where it may not.</summary>
    public SiteReference? Link(string address, CellRun cell, bool isAuthors)
    {
        var place = Place.Of(address);
        if (place.Scheme is { } scheme)
        {
            if (Schemes.Contains(scheme) || (scheme == "data" && IsData(address, DataSafe))) return new(address);
            warn(cell, address, $"the link {Shown(address)} is left out, expected one that begins with http:, https: or mailto:");
            return null;
        }
        if (place.IsRemote || place.Path.Length == 0) return new(address);
        var path = Lead(place);
        if (PageOf(path) is { } page) return new(site.Base + page + place.Rest);
        if (IsPageOfSite(place.Path)) return new(site.Base + address);
        // Beside pages that are one file each lie only pages.
        if (IsPartOfSite(place.Path)) return site.IsSelfContained ? null : new(site.Base + address);
        if (path is null) return new(address);
        if (Find(address, path, cell, "link") is not { } file) return site.IsSelfContained ? null : new(address);
        if (!isAuthors && Active.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        {
            warn(cell, address, $"{Shown(place.Path)} is not copied: a text that is shown names a file that a browser would run");
            return null;
        }
        if (!site.IsSelfContained) return new(Copy(file) + place.Rest);
        var type = TypeOf(file) ?? "application/octet-stream";
        return new(Inside(file, DataSafe.Contains(type) ? type : "application/octet-stream"), Path.GetFileName(file));
    }

    /// <summary>Where a picture comes from; null where its text stands in its place.</summary>
    public string? Picture(string address, CellRun cell)
    {
        var place = Place.Of(address);
        if (place.Scheme == "data") return IsData(address, ["image/", "audio/", "video/"]) ? address : null;
        if (place.Scheme is not null || place.IsRemote)
        {
            warn(cell, address, $"{Shown(address)} is not shown: a page asks for nothing elsewhere, expected a file beside the notebook");
            return null;
        }
        if (Lead(place) is not { } path) return address;
        if (IsPartOfSite(place.Path)) return site.Base + address;
        if (Find(address, path, cell, "picture") is not { } file) return null;
        if (TypeOf(file) is { } type && type.Split('/')[0] is "image" or "video" or "audio")
            return site.IsSelfContained ? Inside(file, type) : Copy(file);
        warn(cell, address, $"{Shown(place.Path)} is not shown, expected a picture such as .png, .jpg, .svg or .webp");
        return null;
    }

    /// <summary>What an author's script element loads: its address, or its text where the page travels alone; null for nothing.</summary>
    public (string? Address, string? Text)? Script(string address, CellRun cell)
    {
        var place = Place.Of(address);
        if (place.Scheme is not null || place.IsRemote)
        {
            warn(cell, address, $"the script {Shown(address)} is not loaded: a page asks for nothing elsewhere, "
                + "expected a file beside the notebook");
            return null;
        }
        if (Lead(place) is not { } path) return (address, null);
        if (IsPartOfSite(place.Path)) return (site.Base + address, null);
        if (Find(address, path, cell, "script") is not { } file) return null;
        return site.IsSelfContained ? (null, File.ReadAllText(file)) : (Copy(file), null);
    }

    /// <summary>The absolute path that an address names; null where nothing is known of the notebook's folder, or it is none.</summary>
    private string? Lead(Place place)
    {
        if (run.Folder.Length == 0 || place.Path.Length == 0) return null;
        // A name may hold what looks like an escape.
        var exact = Path.GetFullPath(place.Path, run.Folder);
        return File.Exists(exact) ? exact : Path.GetFullPath(Uri.UnescapeDataString(place.Path), run.Folder);
    }

    private string? PageOf(string? path) =>
        path is not null && site.Pages.FirstOrDefault(page => page.Notebook == path) is { } page
            ? Uri.EscapeDataString(page.FileName) : null;

    /// <summary>True for what the site has of itself: its pages, the tables of its data, what its pages load.</summary>
    private bool IsPartOfSite(string path)
    {
        var name = NameIn(path);
        return IsPageOfSite(path) || site.Pages.Any(page => SitePage.NotebookPathOf(page.Path) == name || PdfOf(page) == name)
            || site.Data?.Resources.Any(table => $"{Data.DataPageRenderer.Folder}/{table.Path}" == name) == true;
    }

    private bool IsPageOfSite(string path)
    {
        var name = NameIn(path);
        return name == PageShell.IndexFileName || site.Pages.Any(page => page.FileName == name)
            || (site.Data is not null && name == Data.DataPageRenderer.FileName);
    }

    private static string NameIn(string path)
    {
        var name = Uri.UnescapeDataString(path);
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }

    private static string PdfOf(SitePage page) => $"{Printing.PdfSite.Folder}/{Path.GetFileNameWithoutExtension(page.FileName)}.pdf";

    /// <summary>The file that a path leads to; null, with a warning, where there is none that may be copied.</summary>
    private string? Find(string address, string path, CellRun cell, string what)
    {
        string? Refuse(string why)
        {
            warn(cell, address, $"the {what} {Shown(Place.Of(address).Path)} {why}");
            return null;
        }
        try
        {
            if (!IsInside(path))
                return Refuse($"lies outside of {Shown(RootName)}, where this notebook belongs, or is hidden; it is not copied");
            if (Directory.Exists(path)) return Refuse("is a folder, expected a file");
            if (new FileInfo(path) is not { Exists: true } file)
                return Refuse($"was not found, expected a file in {Shown(Path.GetDirectoryName(Place.Of(address).Path)!)}");
            if (file.Length > MostBytes)
                return Refuse($"has {file.Length / (1024 * 1024)} MB, expected {MostBytes / (1024 * 1024)} MB at most; it is not copied");
            using (file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite)) return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse($"cannot be read: {error.Message}");
        }
    }

    /// <summary>
    /// The folder that a page's files come from: that in which the program was started, where the notebook lies below it, else
    /// the notebook's own.
    /// </summary>
    private string Root
    {
        get
        {
            var above = Path.GetDirectoryName(run.Path)?.Replace('\\', '/') ?? "";
            if (above.Length == 0 || Path.IsPathRooted(above) || above.Split('/').Contains("..")) return run.Folder;
            var isBelow = run.Folder.Replace('\\', '/').EndsWith("/" + above, StringComparison.Ordinal);
            return isBelow ? run.Folder[..^(above.Length + 1)] : run.Folder;
        }
    }

    private string RootName => Path.GetFileName(Path.TrimEndingDirectorySeparator(Root)) is { Length: > 0 } name ? name : Root;

    /// <summary>Whether a path stays within the root, all links followed, and is not hidden: keys and settings lie there.</summary>
    private bool IsInside(string path)
    {
        var root = RealPath.Of(Root);
        return root != Path.GetPathRoot(root) && RealPath.IsBelow(path, root)
            && !IsHidden(Path.GetRelativePath(Root, path)) && !IsHidden(Path.GetRelativePath(root, RealPath.Of(path)));
    }

    private static bool IsHidden(string relative) =>
        relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Any(name => name.StartsWith('.'));

    private string Copy(string file)
    {
        var name = $"{Folder}/{Path.GetRelativePath(Root, file).Replace('\\', '/')}";
        _files[name] = (file, ContentHash.OfFile(file));
        return site.Base + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
    }

    private string Inside(string file, string type)
    {
        Copy(file);
        return $"data:{type}{Base64}{Convert.ToBase64String(File.ReadAllBytes(file))}";
    }

    private static string? TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".svg" => "image/svg+xml",
        ".ico" => "image/x-icon",
        ".png" or ".gif" or ".webp" or ".avif" or ".bmp" => $"image/{Path.GetExtension(file)[1..].ToLowerInvariant()}",
        ".mp4" or ".webm" => $"video/{Path.GetExtension(file)[1..].ToLowerInvariant()}",
        ".mp3" => "audio/mpeg",
        ".csv" => "text/csv",
        ".txt" => "text/plain",
        ".json" or ".pdf" => $"application/{Path.GetExtension(file)[1..].ToLowerInvariant()}",
        _ => null,
    };

    private static bool IsData(string address, string[] types)
    {
        var type = string.Concat(address.Where(character => character > ' '))["data:".Length..];
        return Array.Exists(types, allowed => type.StartsWith(allowed, StringComparison.OrdinalIgnoreCase));
    }

    private static string Shown(string address) => address.Length == 0 ? "the notebook's folder"
        : "'" + (address.Length > 100 ? address[..100] + "…" : address).ReplaceLineEndings(" ") + "'";

    /// <summary>An address taken apart as browsers do.</summary>
    private readonly record struct Place(string? Scheme, bool IsRemote, string Path, string Rest)
    {
        public static Place Of(string address)
        {
            // Browsers drop control characters and blanks at its ends, and line ends within.
            var text = string.Concat(address.Where(character => character >= ' ')).Trim();
            var rest = text.IndexOfAny(['?', '#']);
            var path = (rest < 0 ? text : text[..rest]).Replace('\\', '/');
            var colon = path.IndexOf(':');
            var bare = colon < 0 ? "" : string.Concat(path[..colon].Where(character => character > ' '));
            static bool IsOfScheme(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.';
            if (bare.Length > 0 && char.IsAsciiLetter(bare[0]) && bare.All(IsOfScheme))
                return new(bare.ToLowerInvariant(), IsRemote: false, "", "");
            return new(null, path.StartsWith("//", StringComparison.Ordinal), path, rest < 0 ? "" : text[rest..]);
        }
    }
}

/// <summary>Where a link leads.</summary>
/// <param name="Address">Its address from the page.</param>
/// <param name="FileName">The name of the file, where it is in the address itself; else null.</param>
internal sealed record SiteReference(string Address, string? FileName = null);
