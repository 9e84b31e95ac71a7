namespace VsCode.Tests;

/// <summary>As <see cref="VsCodeFactAttribute"/>, for a test with parameters.</summary>
public sealed class VsCodeTheoryAttribute : TheoryAttribute
{
    public VsCodeTheoryAttribute() => Skip = new VsCodeFactAttribute().Skip;
}
