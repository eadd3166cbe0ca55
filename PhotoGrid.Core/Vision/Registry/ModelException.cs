namespace PhotoGrid.Vision.Registry;

/// <summary>A pack or a model is not what it should be; the message is one sentence for people.</summary>
internal sealed class ModelException(string message) : Exception(message);
