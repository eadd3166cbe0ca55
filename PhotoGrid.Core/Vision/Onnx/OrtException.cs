namespace PhotoGrid.Vision.Onnx;

/// <summary>ONNX Runtime said no; the message is its own.</summary>
internal sealed class OrtException(string message) : Exception(message);
