namespace VsCode.Tests.Driving;

/// <summary>The tests that share one VS Code.</summary>
[CollectionDefinition(Name)]
public sealed class VsCodeCollection : ICollectionFixture<SharedVsCode>
{
    public const string Name = "VS Code";
}
