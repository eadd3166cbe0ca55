using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library.Renditions;

/// <summary>Ids of the jobs about photos: the same work, the same id, so that it is queued once.</summary>
internal static class RenditionJobs
{
    public static JobId IdOf(string kind, PhotoId photo)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Encoding.UTF8.GetBytes(kind), .. photo.ToBytes()], hash);
        return JobId.FromBytes(hash[..16]);
    }
}
