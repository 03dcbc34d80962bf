// A secret that stays from one start to the next.
#pragma once
#include <string>

namespace files {

/// The secret that is kept in the file; made and written there, for its owner only, when there is
/// none. Throws std::system_error when it cannot be, std::runtime_error while it is being renewed.
std::string kept_secret(std::string const& file);

/// A secret on its way from one value to the next. What was sealed with the old one is sealed anew
/// between next() and finish(); broken off in between, it is begun again with the same next one,
/// and kept_secret() refuses until it is finished.
class SecretRenewal {
public:
    /// Throws std::runtime_error when there is nothing to renew: no such file.
    explicit SecretRenewal(std::string file);
    std::string const& old() const { return old_; }
    /// On disk, beside the old one, when this returns.
    std::string next() const;
    /// The next one is the secret from now on.
    void finish() const;

private:
    std::string file_, old_;
};

}
