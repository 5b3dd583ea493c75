; The installer for one user, who need not be an administrator. tools/installer/nsis.py compiles it
; and defines what stands in ${...} beside the names of NSIS.
;
; Exit codes: 0 installed, 1 cancelled, 2 a file could not be written (the older version is there as
; before), 32 the program is open, 1638 a newer version or one from the MSI is there.

Target amd64-unicode
Unicode true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
CRCCheck force

!include LogicLib.nsh
!include MUI2.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define CLASSES "Software\Classes"
!define INSTALLED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${FOLDER}"
!define UNINSTALLER "avinstallera.exe"
!define SHORTCUT "$SMPROGRAMS\${NAME}.lnk"
; Where the older version waits until the new one is whole.
!define OLDER "$INSTDIR\tidigare version"
; And where it goes when it is not wanted back, if not all of it can be removed at once.
!define UNWANTED "$INSTDIR\borttaget"
!define IN_USE 32
!define OTHER_VERSION 1638
!define SHCNE_ASSOCCHANGED 0x08000000

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${FOLDER}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"
!ifdef SIGN
  !uninstfinalize 'sh "${SIGN}" "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEPAGE_TITLE "Installera ${NAME}"
!define MUI_WELCOMEPAGE_TEXT "Programmet installeras bara för dig på den här datorn. Du behöver inte vara administratör.$\r$\n$\r$\nHar du redan en äldre version byts den ut. Dina rapporter finns kvar.$\r$\n$\r$\nVälj Nästa för att fortsätta."
!define MUI_PAGE_HEADER_TEXT "Licens"
!define MUI_PAGE_HEADER_SUBTEXT "Det här gäller för programmet och för det som följer med."
!define MUI_LICENSEPAGE_TEXT_TOP " "
!define MUI_LICENSEPAGE_TEXT_BOTTOM "Välj Installera för att godkänna licensen och installera programmet."
!define MUI_LICENSEPAGE_BUTTON "Installera"
!define MUI_FINISHPAGE_TITLE "${NAME} är installerat"
!define MUI_FINISHPAGE_TEXT "Du hittar programmet på Start-menyn. En rapport (${SUFFIX}) öppnas när du dubbelklickar på den."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Öppna ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Programmet tas bort från datorn. Dina rapporter finns kvar, i mappen $LOCALAPPDATA\${FOLDER}."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!define MUI_PAGE_HEADER_SUBTEXT "Det tar en liten stund."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_SUBTEXT "Det tar en liten stund."
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Swedish

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 ProductName "${NAME}"
VIAddVersionKey /LANG=1053 CompanyName "${PUBLISHER}"
VIAddVersionKey /LANG=1053 FileDescription "${NAME}, installation"
VIAddVersionKey /LANG=1053 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1053 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1053 LegalCopyright "MIT"

!macro REFUSE code text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

Function .onInit
  System::Call 'msi::MsiEnumRelatedProductsW(w "{${UPGRADE_CODE}}", i 0, i 0, w .r1) i .r0'
  ${If} $0 = 0
    !insertmacro REFUSE ${OTHER_VERSION} "${NAME} är redan installerat från en MSI-fil. Avinstallera det först under Appar i Inställningar, eller be it-avdelningen om en ny version."
  ${EndIf}
  ReadRegStr $0 HKCU "${INSTALLED}" DisplayVersion
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 = 1
    !insertmacro REFUSE ${OTHER_VERSION} "En nyare version av ${NAME} är redan installerad ($0). Avinstallera den först om du vill gå tillbaka till ${VERSION}."
  ${EndIf}
  ; A program that is there is replaced where it is.
  ReadRegStr $0 HKCU "${INSTALLED}" InstallLocation
  ${If} ${FileExists} "$0\${PROGRAM}"
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd

; $0 is the error of the first program that cannot be written, which it cannot while it runs.
!macro TRY_WRITING program
  ${If} $0 = 0
  ${AndIf} ${FileExists} "$INSTDIR\${program}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${program}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

!macro WAIT_UNTIL_CLOSED
  ${Do}
    StrCpy $0 0
    !insertmacro EACH_PROGRAM TRY_WRITING
    ${If} $0 = 0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} är öppet. Stäng programmet och välj sedan Försök igen." /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${IN_USE}
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro MOVE_ASIDE part
  ${If} ${FileExists} "$INSTDIR\${part}"
    Rename "$INSTDIR\${part}" "${OLDER}\${part}"
  ${EndIf}
!macroend

!macro BRING_BACK part
  ${If} ${FileExists} "${OLDER}\${part}"
    RMDir /r "$INSTDIR\${part}"
    Delete "$INSTDIR\${part}"
    Rename "${OLDER}\${part}" "$INSTDIR\${part}"
  ${EndIf}
!macroend

!macro REMOVE part
  RMDir /r "$INSTDIR\${part}"
  Delete "$INSTDIR\${part}"
!macroend

Function BringBack
  SetOutPath $INSTDIR
  !insertmacro EACH_PART BRING_BACK
  RMDir "${OLDER}"
FunctionEnd

Function .onInstFailed
  Call BringBack
FunctionEnd

; What an installation that was interrupted has left is no version.
Function MoveAside
  RMDir /r "${UNWANTED}"
  Call BringBack
  ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    Return
  ${EndIf}
  CreateDirectory "${OLDER}"
  ClearErrors
  !insertmacro EACH_PART MOVE_ASIDE
  ${If} ${Errors}
    Call BringBack
    !insertmacro REFUSE ${IN_USE} "${NAME} kan inte bytas ut, eftersom någon av filerna i $INSTDIR används. Stäng programmet och försök igen."
  ${EndIf}
FunctionEnd

; The shortcut names the program to the taskbar as the window does: NSIS itself cannot set that.
Function MakeShortcut
  SetOutPath $INSTDIR
  CreateShortcut "${SHORTCUT}" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $1 P<> 0
    ${AndIf} $2 P<> 0
      ${IPersistFile::Load} $1 '("${SHORTCUT}",${STGM_READWRITE})'
      System::Call '*(&w${NSIS_MAX_STRLEN} "${APP_ID}")p.r3'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
      System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,r3)p.r5'
      ${IPropertyStore::SetValue} $2 '(r4,r5)'
      ${IPropertyStore::Commit} $2 ""
      ${IPersistFile::Save} $1 '("${SHORTCUT}",1)'
      System::Free $5
      System::Free $4
      System::Free $3
    ${EndIf}
    !insertmacro ComHlpr_SafeRelease $2
    !insertmacro ComHlpr_SafeRelease $1
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

!macro TELL_WINDOWS
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
!macroend

Function RegisterFileType
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${PROG_ID}"
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "Content Type" "${CONTENT_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PROG_ID}" ""
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "AppUserModelID" "${APP_ID}"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro TELL_WINDOWS
FunctionEnd

Function RegisterProduct
  WriteRegStr HKCU "${INSTALLED}" DisplayName "${NAME}"
  WriteRegStr HKCU "${INSTALLED}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${INSTALLED}" DisplayIcon "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${INSTALLED}" Publisher "${PUBLISHER}"
  WriteRegStr HKCU "${INSTALLED}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${INSTALLED}" UninstallString '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${INSTALLED}" QuietUninstallString '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${INSTALLED}" EstimatedSize ${SIZE_KB}
  WriteRegDWORD HKCU "${INSTALLED}" NoModify 1
  WriteRegDWORD HKCU "${INSTALLED}" NoRepair 1
FunctionEnd

Section
  !insertmacro WAIT_UNTIL_CLOSED
  Call MoveAside
  !insertmacro EXTRACT
  SetOutPath $INSTDIR
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  Call MakeShortcut
  Call RegisterFileType
  Call RegisterProduct
  Rename "${OLDER}" "${UNWANTED}"
  RMDir /r "${UNWANTED}"
SectionEnd

Section Uninstall
  !insertmacro WAIT_UNTIL_CLOSED
  SetOutPath $TEMP
  !insertmacro EACH_PART REMOVE
  RMDir /r "${UNWANTED}"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "${SHORTCUT}"
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${PROG_ID}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  DeleteRegKey HKCU "${INSTALLED}"
  !insertmacro TELL_WINDOWS
SectionEnd
