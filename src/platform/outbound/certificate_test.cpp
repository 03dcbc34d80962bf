// Servers that show certificates, good and bad ones.
#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <csignal>
#include <cstdio>
#include <memory>

#include "platform/db/temporary.h"
#include "platform/outbound/local_server.h"
#include "platform/outbound/outbound.h"

using namespace outbound;

namespace {

template <class Thing, void (*free_it)(Thing*)>
struct Freeing {
    void operator()(Thing* thing) const { free_it(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509, X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Freeing<SSL_CTX, SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Freeing<SSL, SSL_free>>;

/// Signed by itself, for the name, valid from an hour ago until `seconds` from now.
Certificate certificate(EVP_PKEY* key, char const* name, long seconds) {
    Certificate made(X509_new());
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), seconds);
    X509_set_pubkey(made.get(), key);
    auto* const subject = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                               reinterpret_cast<unsigned char const*>(name), -1, -1, 0);
    X509_set_issuer_name(made.get(), subject);
    auto const names = "DNS:" + std::string(name);
    auto* const extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    X509_add_ext(made.get(), extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(made.get(), key, EVP_sha256());
    return made;
}

/// Shows a certificate and answers over TLS.
class SecureServer {
public:
    SecureServer(char const* name, long seconds)
        : key_(EVP_EC_gen("P-256")), certificate_(certificate(key_.get(), name, seconds)) {
        // As the program does: a client that goes away must not end us.
        std::signal(SIGPIPE, SIG_IGN);
        SSL_CTX_use_certificate(context_.get(), certificate_.get());
        SSL_CTX_use_PrivateKey(context_.get(), key_.get());
    }
    std::string write_certificate(std::string const& folder) const {
        auto path = folder + "/authority.pem";
        auto* const file = std::fopen(path.c_str(), "wb");
        PEM_write_X509(file, certificate_.get());
        std::fclose(file);
        return path;
    }
    int port() const { return listener_.port(); }

private:
    void serve(int socket) {
        Session const session(SSL_new(context_.get()));
        SSL_set_fd(session.get(), socket);
        if (SSL_accept(session.get()) != 1) return;
        char bytes[4096];
        if (SSL_read(session.get(), bytes, sizeof bytes) <= 0) return;
        auto const answer = answer_of(200, "secure");
        SSL_write(session.get(), answer.data(), static_cast<int>(answer.size()));
        SSL_shutdown(session.get());
    }

    Key key_;
    Certificate certificate_;
    Context context_{SSL_CTX_new(TLS_server_method())};
    Listener listener_{[this](int socket, std::stop_token const&) { serve(socket); }};
};

Client client(std::string const& certificates) {
    settings::Outbound settings;
    settings.inside = {"127.0.0.1"};
    settings.certificates = certificates;
    return Client(settings, [](std::string const&) {
        return std::vector{*http::Address::parse("127.0.0.1")};
    });
}

std::string outcome(SecureServer const& server, std::string const& certificates) {
    auto const fetched =
        client(certificates)
            .fetch({.address = "https://samverk.invalid:" + std::to_string(server.port()) + "/"});
    return fetched ? fetched->second : std::string(name(fetched.error().reason));
}

}

TEST_CASE("a certificate counts when a trusted authority vouches for this very name, today") {
    db::TemporaryFolder const folder;
    SecureServer const good("samverk.invalid", 3600);
    CHECK(outcome(good, "") == "certificate");
    CHECK(outcome(good, good.write_certificate(folder.path())) == "secure");
    SecureServer const other("other.invalid", 3600);
    CHECK(outcome(other, other.write_certificate(folder.path())) == "certificate");
    SecureServer const late("samverk.invalid", -60);
    CHECK(outcome(late, late.write_certificate(folder.path())) == "certificate");
    CHECK(outcome(good, "/nowhere/authority.pem") == "certificate");
}

TEST_CASE("a server that does not speak TLS where it should is not reached") {
    Listener const plain([](int socket, std::stop_token const& stop) {
        Link(socket, stop).send(answer_of(200, ""));
    });
    auto const fetched = client("").fetch(
        {.address = "https://samverk.invalid:" + std::to_string(plain.port()) + "/"});
    REQUIRE_FALSE(fetched);
    CHECK(fetched.error().reason == Reason::not_reached);
}
