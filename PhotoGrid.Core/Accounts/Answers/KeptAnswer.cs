namespace PhotoGrid.Accounts.Answers;

/// <summary>The answer to a request that carried an Idempotency-Key: given again to the same request, refused to another.</summary>
/// <param name="RequestHash">SHA-256 of what was asked.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="ContentType">Empty where there was no body.</param>
/// <param name="Body">The answer's bytes.</param>
public sealed record KeptAnswer(byte[] RequestHash, int Status, string ContentType, byte[] Body);
