using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Accounts;

namespace PhotoGrid.Uploads;

/// <summary>How photos come in.</summary>
public static class UploadsSetup
{
    /// <summary>Needs the library, accounts and the ports.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<AccountQuotas>()
        .AddSingleton<StorageQuota>()
        .AddSingleton<BeginUpload>()
        .AddSingleton<ReceivePart>()
        .AddSingleton<InspectUpload>()
        .AddSingleton<PlaceOriginal>()
        .AddSingleton<AddPhoto>()
        .AddSingleton<CompleteUpload>()
        .AddSingleton<ManageUploads>()
        .AddSingleton<UploadWhole>()
        .AddSingleton<UploadAddresses>();
}
