using System.Text.Json;
using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>Every page for readers with other eyes, hands and settings.</summary>
[Collection(SideBySide.Looking)]
public class AccessibilityTests(RenderedSites sites)
{
    [Theory]
    [MemberData(nameof(Sites.PagesByScheme), MemberType = typeof(Sites))]
    public async Task A_page_breaks_no_rule_of_accessibility_in_either_theme_on_a_desk_and_on_a_phone(
        string site, string page, string scheme)
    {
        foreach (var (width, violations) in (await sites.LookAsync(site, page, scheme)).Violations)
            violations.ShouldBeEmpty($"{width} pixels wide");
    }

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task Headings_begin_at_the_first_level_and_skip_none(string site, string page)
    {
        var levels = (await sites.LookAsync(site, page, "http")).HeadingLevels;
        levels.Count(level => level == 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task Nothing_moves_while_a_page_comes_in_piece_by_piece(string site, string page)
    {
        (await sites.LookAsync(site, page, "http")).Shift.ShouldBeLessThan(0.02, "on a desk");
        (await sites.LookOnPhoneAsync(site, page)).Shift.ShouldBeLessThan(0.02, "on a phone");
    }

    [Theory]
    [InlineData("1-charts.html")]
    [InlineData("3-sums.html")]
    public async Task Whatever_takes_the_focus_shows_it(string page)
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, page);
        var seen = new HashSet<string>();
        while (true)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var focus = await visit.Page.EvaluateAsync<JsonElement>(
                """
                () => {
                  const focused = document.activeElement, style = getComputedStyle(focused);
                  const id = focused === document.body ? ''
                    : (focused.dataset.seen ??= String(document.querySelectorAll('[data-seen]').length));
                  return { id, html: focused.outerHTML.slice(0, 150),
                    visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
                }
                """);
            var id = focus.GetProperty("id").GetString()!;
            if (id.Length == 0 || !seen.Add(id)) break;
            focus.GetProperty("visible").GetBoolean().ShouldBeTrue(focus.GetProperty("html").GetString());
        }
        seen.Count.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, "auto")]
    [InlineData(ReducedMotion.NoPreference, "smooth")]
    public async Task A_page_glides_only_for_readers_who_do_not_mind(ReducedMotion wish, string expected)
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "3-sums.html", options: new() { ReducedMotion = wish });
        (await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).scrollBehavior")).ShouldBe(expected);
    }

    [Fact]
    public async Task Paper_is_white_and_its_charts_dark_on_it_whatever_the_screen_was()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "1-charts.html", options: new() { ColorScheme = ColorScheme.Light });
        await visit.Page.ClickAsync("[data-switch=theme]");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        var drawings = visit.Page.Locator(".chart-static > svg");
        (await drawings.CountAsync()).ShouldBeGreaterThan(5);
        foreach (var drawing in await drawings.AllAsync()) await Assertions.Expect(drawing).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".chart-plot >> visible=true")).ToHaveCountAsync(0);
        var contrasts = await visit.Page.EvaluateAsync<double[]>(
            """
            () => {
              const luminance = colour => {
                const [r, g, b] = colour.match(/[\d.]+/g).map(part => part / 255)
                  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const paper = luminance(getComputedStyle(document.documentElement).backgroundColor);
              return [paper, ...Array.from(document.querySelectorAll('.chart-static text, .prose p'), text => {
                const style = getComputedStyle(text);
                return text.closest('svg') && !style.fill.includes('255, 255, 255')
                  ? 1.05 / (luminance(style.fill) + 0.05)
                  : 1.05 / (luminance(style.color) + 0.05);
              })];
            }
            """);
        contrasts[0].ShouldBe(1);
        contrasts.Skip(1).ShouldAllBe(contrast => contrast >= 4.5);
    }
}
