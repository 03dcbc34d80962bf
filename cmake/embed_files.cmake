# Run by samverk_embed: writes the assembly with the bytes and the table that names them.
file(STRINGS ${LISTING} files)
list(SORT files)
set(assembly ".section .note.GNU-stack,\"\",%progbits\n.section .rodata\n")
set(declarations "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  file(RELATIVE_PATH name ${ROOT} ${file})
  string(APPEND assembly ".balign 16\n.global samverk_file_${number}\n.global samverk_file_${number}_end\n"
    "samverk_file_${number}:\n.incbin \"${file}\"\nsamverk_file_${number}_end:\n.byte 0\n")
  string(APPEND declarations "extern char const samverk_file_${number}[], samverk_file_${number}_end[];\n")
  string(APPEND rows "        {\"${name}\", {samverk_file_${number}, static_cast<std::size_t>(samverk_file_${number}_end - samverk_file_${number})}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${ASSEMBLY} "${assembly}")
file(WRITE ${TABLE} "// Made by cmake/embed_files.cmake.
#include \"platform/resources/resources.h\"
extern \"C\" {
${declarations}}
namespace resources {
Resources embedded() {
    static File const files[] = {
${rows}    };
    return Resources(files);
}
}
")
