# samverk_embed(TARGET ROOT files...): makes the files part of the program, readable by their path
# below ROOT through platform/resources. The assembler includes the bytes, so size costs no compile time.
function(samverk_embed target root)
  set(listing ${CMAKE_CURRENT_BINARY_DIR}/${target}_files.txt)
  list(JOIN ARGN "\n" lines)
  file(GENERATE OUTPUT ${listing} CONTENT "${lines}\n")
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${target}_bytes.S)
  set(table ${CMAKE_CURRENT_BINARY_DIR}/${target}_table.cpp)
  add_custom_command(
    OUTPUT ${assembly} ${table}
    COMMAND ${CMAKE_COMMAND} -DLISTING=${listing} -DROOT=${root} -DASSEMBLY=${assembly} -DTABLE=${table}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${listing} ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${assembly} ${table})
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${ARGN}")
endfunction()
