// Letters as files: for trials at home and for tests, and for a mail program that takes them from
// there.
#include <filesystem>

#include "platform/files/durable.h"
#include "platform/mail/carrier.h"
#include "platform/mail/smtp.h"

namespace mail {

namespace {

class Folder : public Carrier {
public:
    explicit Folder(std::string folder) : folder_(std::move(folder)) {}

    Outcome carry(Parcel const& parcel, std::function<void()> const& before_the_end,
                  std::stop_token const&) override {
        before_the_end();
        std::filesystem::create_directories(folder_);
        // The same letter twice is the same file.
        files::write_durably(folder_ + "/" + parcel.id + ".eml", parcel.bytes);
        return {Result::delivered, {}};
    }
    std::string name() const override { return folder_; }

private:
    std::string folder_;
};

}

std::unique_ptr<Carrier> carrier(settings::Mail const& settings, std::string folder) {
    if (settings.server.empty()) return std::make_unique<Folder>(std::move(folder));
    return smtp(settings);
}

}
