using System.Diagnostics.CodeAnalysis;

namespace PhotoGrid.Server.Cloud;

/// <summary>Whether this program holds the adapters for other servers' databases and stores. Off (<c>-p:PhotoGridCloud=false</c>) they are trimmed away.</summary>
internal static class CloudBackends
{
    [FeatureSwitchDefinition("PhotoGrid.CloudBackends")]
    public static bool AreIncluded => !AppContext.TryGetSwitch("PhotoGrid.CloudBackends", out var on) || on;
}
