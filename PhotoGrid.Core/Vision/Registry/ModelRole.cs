namespace PhotoGrid.Vision.Registry;

/// <summary>What a model is for.</summary>
public static class ModelRole
{
    /// <summary>Finds faces.</summary>
    public const string FaceDetect = "face-detect";

    /// <summary>Finds 68 points of a face.</summary>
    public const string FaceLandmark = "face-landmark";

    /// <summary>Makes a face a vector.</summary>
    public const string FaceEmbed = "face-embed";

    /// <summary>Finds things.</summary>
    public const string ObjectDetect = "object-detect";

    /// <summary>Names the whole picture, and makes it a vector of what it looks like.</summary>
    public const string Classify = "classify+features";

    /// <summary>The names of the classes.</summary>
    public const string Labels = "labels";

    /// <summary>Makes a picture a vector that words can be compared with.</summary>
    public const string JointImage = "joint-embed-image";

    /// <summary>Makes words such a vector.</summary>
    public const string JointText = "joint-embed-text";

    /// <summary>Finds lines of text.</summary>
    public const string TextDetect = "ocr-detect";

    /// <summary>Reads a line.</summary>
    public const string TextRecognise = "ocr-recognise";

    /// <summary>The letters that it reads.</summary>
    public const string TextCharset = "ocr-charset";

    /// <summary>Says whether a line stands on its head; not used, because few do.</summary>
    public const string TextOrient = "ocr-orient";

    internal static readonly string[] All =
        [FaceDetect, FaceLandmark, FaceEmbed, ObjectDetect, Classify, Labels, JointImage, JointText, TextDetect, TextRecognise, TextCharset, TextOrient];
}
