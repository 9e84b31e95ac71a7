using System.Collections.Frozen;

namespace Dib.Html.Markup;

/// <summary>The elements and attributes of HTML that a page shows, whoever wrote it, and what an author's own may hold as well.</summary>
internal static partial class SafeNames
{
    /// <summary>Elements that only show something.</summary>
    public static readonly FrozenSet<string> Elements = Words(
        """
        a abbr address aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em
        figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small span
        strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
        svg g path rect circle ellipse line polyline polygon text tspan textPath title desc defs linearGradient radialGradient stop
        clipPath mask pattern marker symbol
        math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover
        munderover mmultiscripts mprescripts mtable mtr mtd semantics annotation
        """);

    /// <summary>What the author's own HTML may hold as well: what a script of theirs may work on.</summary>
    public static readonly FrozenSet<string> OfAuthors = Words(
        """
        article audio button canvas datalist dialog fieldset footer header input label legend main meter nav optgroup option
        output progress select source style textarea track video
        """);

    /// <summary>Elements whose content is not text to be read where they are left out.</summary>
    public static readonly FrozenSet<string> Silent = Words(
        """
        script style template noscript noembed noframes iframe object embed applet frame frameset portal fencedframe head title
        foreignObject animate animateMotion animateTransform set use annotation-xml audio video canvas select datalist
        """);

    /// <summary>Elements that have no content.</summary>
    public static readonly FrozenSet<string> Void = Words("br hr img col wbr input source track");

    /// <summary>Attributes that lead nowhere and run nothing.</summary>
    public static readonly FrozenSet<string> Attributes = Words(
        """
        class title lang dir style role tabindex hidden open start reversed type value datetime colspan rowspan scope headers align
        valign width height border cellpadding cellspacing bgcolor color face size nowrap abbr span alt loading rel target download
        xmlns viewBox preserveAspectRatio version x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points offset transform rotate fill
        fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
        stroke-miterlimit opacity visibility display overflow clip-path clip-rule mask marker-start marker-mid marker-end
        stop-color stop-opacity font-family font-size font-style font-weight letter-spacing text-anchor text-decoration
        dominant-baseline alignment-baseline baseline-shift shape-rendering text-rendering vector-effect paint-order focusable
        gradientUnits gradientTransform spreadMethod patternUnits patternTransform clipPathUnits maskUnits markerWidth markerHeight
        markerUnits refX refY orient textLength lengthAdjust startOffset xml:space
        mathvariant mathsize mathcolor displaystyle scriptlevel stretchy fence separator lspace rspace minsize maxsize symmetric
        accent accentunder linethickness columnalign rowalign columnspacing rowspacing columnlines rowlines encoding
        """);

    /// <summary>What an author's own HTML may say as well.</summary>
    public static readonly FrozenSet<string> AttributesOfAuthors = Words(
        """
        id name for checked disabled readonly required placeholder min max step pattern multiple selected rows cols autocomplete
        spellcheck label kind controls muted loop playsinline preload inert popover maxlength minlength list accept low high optimum
        """);

    /// <summary>Elements that end where the next one begins, so that many may lack an end.</summary>
    public static readonly FrozenSet<string> EndedByNext = Words("li dt dd p tr td th thead tbody tfoot colgroup option optgroup rt rp");

    private static readonly FrozenSet<string> Texts = Words("class title alt abbr label value placeholder id name download");

    /// <summary>True for an attribute that any HTML may have.</summary>
    public static bool IsAttribute(string name) =>
        Attributes.Contains(name) || IsOfOthers(name);

    /// <summary>True for a style that asks for nothing elsewhere and stays within its place.</summary>
    public static bool IsStyle(string style) => !Reaching().IsMatch(style);

    /// <summary>The declarations of a style that are fine.</summary>
    public static string OnlyFine(string style) =>
        IsStyle(style) ? style : string.Join(';', style.Split(';').Where(IsStyle));

    /// <summary>True for the value of an attribute that is text, or refers at most to another part of the same drawing.</summary>
    public static bool IsValue(string name, string value) =>
        Texts.Contains(name) || IsOfOthers(name) || !Address().IsMatch(value);

    /// <summary>What programs that read aloud, and scripts, read.</summary>
    private static bool IsOfOthers(string name) =>
        name.StartsWith("aria-", StringComparison.Ordinal) || name.StartsWith("data-", StringComparison.Ordinal);

    private static FrozenSet<string> Words(string words) =>
        words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // An escape or a comment can hide any of the others.
    [GeneratedRegex(@"\\|/\*|@|url\s*\(|image|expression|position|z-index|content\s*:|behavior|binding|animation|transition",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reaching();

    [GeneratedRegex(@"\\|url\s*\(\s*[""']?\s*(?!#)|(?:java|vb)script\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
