using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dib.Protocol;

namespace Dib.Tests.Protocol;

/// <summary>
/// The examples of <c>PROTOCOL.md</c>, parsed as the message that the line above each names, so that the document cannot drift.
/// </summary>
public partial class ProtocolDocumentTests
{
    private static string Text { get; } = Repository.Text("src", "Dib", "Protocol", "PROTOCOL.md");

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match example in Example().Matches(Text))
                examples.Add(Quoted().Match(example.Groups["sentence"].Value).Groups["name"].Value, example.Groups["json"].Value);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_the_message_that_it_is_called(string name, string json)
    {
        var envelope = Envelope.Parse(json);
        ((object?)envelope.Event ?? envelope.Command).ShouldNotBeNull().GetType().Name.ShouldBe(name);

        // Reading passes over fields that are not known, so the example is compared with what is written.
        var written = envelope.Event is { } @event
            ? Envelope.Write(@event, envelope.RawCommand)
            : Envelope.Write(envelope.Token!, envelope.Command!);
        JsonNode.DeepEquals(JsonNode.Parse(json), Reduced(JsonNode.Parse(written), JsonNode.Parse(json)))
            .ShouldBeTrue($"{json}\nis written as\n{written}");
    }

    [Fact]
    public void Every_message_is_named()
    {
        var messages = typeof(Envelope).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsAssignableTo(typeof(KernelCommand)) || type.IsAssignableTo(typeof(KernelEvent))));
        var named = Quoted().Matches(Text).Select(name => name.Groups["name"].Value).ToHashSet();
        messages.Select(message => message.Name).Where(name => !named.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_is_parsed() =>
        Examples.Count.ShouldBe(Text.Split("```json").Length - 1);

    /// <summary>What was written without the fields that the example leaves out.</summary>
    private static JsonNode? Reduced(JsonNode? written, JsonNode? example)
    {
        if (written is JsonArray items && example is JsonArray { Count: var count } examples && items.Count == count)
            return new JsonArray([.. items.Select((item, index) => Reduced(item, examples[index]))]);
        if (written is not JsonObject fields || example is not JsonObject kept)
            return written?.DeepClone();
        return new JsonObject(fields.Where(field => kept.ContainsKey(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, Reduced(field.Value, kept[field.Key]))));
    }

    [GeneratedRegex(@"(?<sentence>`[^`\n]+`[^`\n]*):\n\n```json\n(?<json>.*)\n```\n")]
    private static partial Regex Example();

    [GeneratedRegex(@"`(?<name>[^`\n]+)`")]
    private static partial Regex Quoted();
}
