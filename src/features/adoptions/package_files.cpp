// One file after the other goes from the disk into the archive and out.
#include "features/adoptions/package_files.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "platform/basics/text.h"
#include "platform/files/zip.h"
#include "services/attachments/attachments.h"
#include "services/attachments/views.h"
#include "services/web/downloads.h"

namespace adoptions {

namespace {

constexpr std::size_t piece_bytes = 256 * 1024;

/// Nothing of what people called it but letters and digits: no folders, no hidden files, no names
/// that some system keeps for itself, and no two alike.
std::string safe_name(std::size_t place, attachments::Attachment const& of) {
    auto const number = std::to_string(place);
    return "files/" + std::string(number.size() < 2 ? "0" : "") + number + "-" +
           basics::slug(of.name.substr(0, of.name.rfind('.'))) + "." +
           std::string(attachments::info(of.kind).endings.front());
}

/// What remains to be sent.
class Packing {
public:
    Packing(std::vector<std::pair<std::string, std::string>> texts, std::vector<Enclosed> files)
        : files_(std::move(files)) {
        for (auto const& [name, words] : texts) {
            zip_.begin(name, words.size());
            zip_.write(words);
        }
        std::erase_if(files_, [](Enclosed const& one) { return one.name.empty(); });
    }

    /// Appends the next piece; false when that was the last.
    bool next(std::string& chunk) {
        bool const goes_on = step();
        chunk += zip_.take();
        return goes_on;
    }

private:
    bool step() {
        if (!file_.is_open()) {
            if (at_ == files_.size()) {
                zip_.end();
                return false;
            }
            file_.open(files_[at_].place, std::ios::binary);
            left_ = files_[at_].bytes;
            zip_.begin(files_[at_].name, left_);
        }
        std::string piece(std::min<std::uint64_t>(left_, piece_bytes), '\0');
        // Who downloads must not take half a file for a whole one: the reply breaks off.
        if (!file_.read(piece.data(), static_cast<std::streamsize>(piece.size())))
            throw std::runtime_error("the content " + files_[at_].hash + " cannot be read");
        zip_.write(piece);
        left_ -= piece.size();
        if (left_ == 0) {
            file_.close();
            ++at_;
        }
        return true;
    }

    files::ZipStream zip_;
    std::vector<Enclosed> files_;
    std::ifstream file_;
    std::size_t at_ = 0;
    std::uint64_t left_ = 0;
};

}

std::vector<Enclosed> enclosed(Showing const& showing, db::Reader& reader,
                               web::Access const& subject) {
    std::vector<Enclosed> files;
    if (!subject.is_public) return files;
    auto const& kept = showing.services.attachments;
    std::uint64_t bytes = 0;
    for (auto const& one : kept.list(reader, subject, "case")) {
        if (one.state != attachments::State::shown) continue;
        auto const& content = one.content();
        Enclosed file{.title = attachments::title_of(one, showing.visit.language),
                      .address = showing.services.pages.public_address() + attachments::url_of(one),
                      .licence = one.description.licence,
                      .hash = content.hash,
                      .bytes = content.bytes};
        auto const place = kept.contents().find(content.hash);
        if (place && bytes + content.bytes <= most_enclosed) {
            bytes += content.bytes;
            file.place = *place;
            file.name = safe_name(files.size() + 1, one);
        }
        files.push_back(std::move(file));
    }
    return files;
}

std::uint64_t enclosed_bytes(std::vector<Enclosed> const& files) {
    std::uint64_t bytes = 0;
    for (auto const& one : files)
        if (!one.name.empty()) bytes += one.bytes;
    return bytes;
}

json::Array files_json(std::vector<Enclosed> const& files) {
    json::Array all;
    for (auto const& one : files)
        all.push_back(json::Object{
            {"name", one.name.empty() ? json::Value() : json::Value(one.name)},
            {"title", one.title},
            {"address", one.address},
            {"sha256", one.hash},
            {"bytes", static_cast<std::int64_t>(one.bytes)},
            {"licence", one.licence.empty() ? json::Value() : json::Value(one.licence)}});
    return all;
}

std::string fingerprints(std::vector<Enclosed> const& files) {
    std::string lines;
    for (auto const& one : files)
        if (!one.name.empty()) lines += one.hash + "  " + one.name + "\n";
    return lines;
}

http::Response packed(std::string const& file_name,
                      std::vector<std::pair<std::string, std::string>> texts,
                      std::vector<Enclosed> files) {
    auto const packing = std::make_shared<Packing>(std::move(texts), std::move(files));
    return web::streamed("application/zip", file_name,
                         [packing](std::string& chunk) { return packing->next(chunk); });
}

}
