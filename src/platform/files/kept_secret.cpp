// One line in a file of our own.
#include "platform/files/kept_secret.h"

#include <fstream>

#include "platform/files/durable.h"
#include "platform/secrets/secrets.h"

namespace files {

std::string kept_secret(std::string const& file) {
    if (std::ifstream in(file); in) {
        std::string secret;
        std::getline(in, secret);
        if (secret.size() == secrets::secret_length) return secret;
    }
    auto secret = secrets::make();
    write_durably(file, secret);
    return secret;
}

}
