@echo off
rem Starts Glassmaster with the Java run-time that lies beside it, or where that was built for another
rem system with the JDK that GLASSMASTER_JDK or JAVA_HOME names (25 or later).
rem   GLASSMASTER_OPTS, JAVA_OPTS   further options for the Java virtual machine
setlocal
for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"

set "JAVA_PROGRAM=%HOME_FOLDER%\runtime\bin\java.exe"
if exist "%JAVA_PROGRAM%" goto found
set "JAVA_PROGRAM=%GLASSMASTER_JDK%\bin\java.exe"
if exist "%JAVA_PROGRAM%" goto found
set "JAVA_PROGRAM=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA_PROGRAM%" goto found
echo glassmaster: no Java 25 found: neither in "%HOME_FOLDER%\runtime" nor by GLASSMASTER_JDK or JAVA_HOME 1>&2
exit /b 69

:found
rem A short command ends before the optimising compiler pays for itself; a long one needs it, but only
rem for the loops that it really spends its time in.
set "FLAGS=-XX:+UseSerialGC -XX:CompileThresholdScaling=10"
for %%C in (devices doctor eject help info load msinfo) do if /i "%~1"=="%%C" set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"

"%JAVA_PROGRAM%" %FLAGS% -XX:AOTCache="%HOME_FOLDER%\lib\glassmaster.aot" -Xlog:disable -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -Dguice_bytecode_gen_option=DISABLED -Djava.util.logging.config.file="%HOME_FOLDER%\lib\logging.properties" -Dglassmaster.home="%HOME_FOLDER%" %JAVA_OPTS% %GLASSMASTER_OPTS% -cp "@CLASS_PATH@" org.glassmaster.cli.internal.Main %*
exit /b %ERRORLEVEL%
