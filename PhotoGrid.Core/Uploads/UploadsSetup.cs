using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Accounts;
using PhotoGrid.Uploads.Leftovers;
using PhotoGrid.Uploads.Refusals;

namespace PhotoGrid.Uploads;

/// <summary>How photos come in.</summary>
public static class UploadsSetup
{
    /// <summary>Needs the library, imaging, accounts and the ports.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<AccountQuotas>()
        .AddSingleton<StorageQuota>()
        .AddSingleton<RefuseUpload>()
        .AddSingleton<BeginUpload>()
        .AddSingleton<ReceivePart>()
        .AddSingleton<DropStaged>()
        .AddSingleton<SweepStaging>()
        .AddSingleton<InspectUpload>()
        .AddSingleton<PlaceOriginal>()
        .AddSingleton<AddPhoto>()
        .AddSingleton<AddSidecar>()
        .AddSingleton<CompleteUpload>()
        .AddSingleton<ManageUploads>()
        .AddSingleton<UploadWhole>()
        .AddSingleton<UploadAddresses>();
}
