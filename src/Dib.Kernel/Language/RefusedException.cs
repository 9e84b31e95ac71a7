namespace Dib.Kernel.Language;

/// <summary>What an editor asks for is not done.</summary>
/// <param name="reason">Why, in a sentence for the user.</param>
internal sealed class RefusedException(string reason) : Exception(reason);
