using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>Whether the server is who it says, and if not, why, in a sentence. Never talks to one that is not trusted.</summary>
internal sealed class ServerTrust(Uri server, X509Certificate2Collection? authorities)
{
    private string? _reason;

    /// <summary>Takes the authorities of a PEM file besides the system's.</summary>
    public static Result<ServerTrust> For(Uri server, string? pem)
    {
        if (pem is null)
            return new ServerTrust(server, null);
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(pem);
            return authorities.Count > 0 ? new ServerTrust(server, authorities) : Failure.Invalid($"There is no certificate in {pem}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Failure.Invalid($"The certificate file {pem} can't be read.");
        }
    }

    public SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = Check };

    /// <summary>What to tell of a failed handshake; null when it was something else that failed.</summary>
    public string? Explain(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException)
                return _reason ?? $"{server.GetLeftPart(UriPartial.Authority)} does not speak TLS as this machine knows it. Is it http rather than https?";
        }

        return null;
    }

    private bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors && authorities is not null && certificate is X509Certificate2 shown && chain is not null)
        {
            using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
            own.ChainPolicy.CustomTrustStore.AddRange(authorities);
            own.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
            if (own.Build(shown))
                return true;
        }

        _reason = errors == SslPolicyErrors.None ? null : Reason(certificate as X509Certificate2, chain, errors);
        return errors == SslPolicyErrors.None;
    }

    private string Reason(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var who = server.GetLeftPart(UriPartial.Authority);
        if (certificate is null)
            return $"{who} shows no certificate.";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"The certificate of {who} is for another name ({certificate.GetNameInfo(X509NameType.DnsName, false)}). Use the name that it is for.";
        if (chain?.ChainStatus.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid) == true)
            return $"The certificate of {who} is valid from {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, and this machine's clock says otherwise.";
        return $"The certificate of {who} is of no authority that this machine knows (self-signed, perhaps). Have its PEM file at hand? Name it with --ca FILE.";
    }
}
