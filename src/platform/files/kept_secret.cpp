// One line in a file of our own.
#include "platform/files/kept_secret.h"

#include <fstream>
#include <stdexcept>
#include <utility>

#include "platform/files/durable.h"
#include "platform/secrets/secrets.h"

namespace files {

namespace {

std::string next_file(std::string const& file) { return file + ".next"; }

/// The secret in the file; empty when there is none.
std::string secret_in(std::string const& file) {
    std::ifstream in(file);
    std::string secret;
    std::getline(in, secret);
    return secret.size() == secrets::secret_length ? secret : std::string();
}

std::string made_in(std::string const& file) {
    auto secret = secrets::make();
    write_durably(file, secret);
    return secret;
}

}

std::string kept_secret(std::string const& file) {
    if (!secret_in(next_file(file)).empty())
        throw std::runtime_error("the renewal of " + file +
                                 " was broken off; finish it with: samverk secrets renew");
    auto secret = secret_in(file);
    return secret.empty() ? made_in(file) : secret;
}

SecretRenewal::SecretRenewal(std::string file) : file_(std::move(file)), old_(secret_in(file_)) {
    if (old_.empty()) throw std::runtime_error("there is no secret in " + file_);
}

std::string SecretRenewal::next() const {
    auto secret = secret_in(next_file(file_));
    return secret.empty() ? made_in(next_file(file_)) : secret;
}

void SecretRenewal::finish() const { put_in_place(next_file(file_), file_); }

}
