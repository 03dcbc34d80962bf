// From one secret to the next, for what was sealed and must be read again.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

class Renewal {
public:
    Renewal(std::string old, std::string next);

    /// What was sealed with the old secret, sealed with the next one; nothing for what the next one
    /// opens already, and for what neither opens: that is counted as lost.
    std::optional<std::string> sealed_anew(std::string_view sealed);

    std::size_t renewed() const { return renewed_; }
    std::size_t lost() const { return lost_; }

private:
    std::string old_, next_;
    std::size_t renewed_ = 0, lost_ = 0;
};

}
